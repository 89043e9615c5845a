using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>How well the words around a place in a claim go with the words around a name, number or date of the passages.</summary>
internal static class SlotFeatures
{
    // How quickly a word counts less with its distance, in the claim and in the passage.
    private const double ClaimReach = 4;
    private const double PassageReach = 5;
    private const double OtherSentence = 0.15;
    private const int Beside = 4;

    private static readonly string[] OfMentions =
    [
        "Local", "Sentence", "Neighbours", "Left", "Right", "SameNext", "SamePrevious", "Spoken", "First", "Rarest", "TopSentence", "TopTwo", "Unit", "Verb", "Shape", .. SlotRoles.Names, .. SlotDeeds.Names, .. SlotScope.Names,
    ];

    private static readonly string[] Own = [.. OfMentions, .. SlotFiller.Names, "Cloze"];

    private static readonly string[] Unordered = ["First", "Rarest", "Shape", "Apposed", "DeedCross", "Named", "Count", "Person", "Body", "Teller", "Speaks", "Place"];

    /// <summary>The features of what is written, then by how much each is above that of another, then those of the place itself.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Own, .. Own.Select(LeadOf), "Others", .. SlotPlace.Names];

    /// <summary>Those that never tell against what is written when they are greater.</summary>
    public static IReadOnlySet<string> Rising { get; } = Own.Except(Unordered).SelectMany(name => new[] { name, LeadOf(name) }).ToHashSet();

    public static string LeadOf(string name) => $"{name}Lead";

    /// <summary>What is written beside each of what could stand there instead.</summary>
    /// <param name="written">What is taken to be written; null for what is.</param>
    public static IEnumerable<double[]> Of(Statement statement, Slot slot, Filler? written = null)
    {
        var context = Context(statement, slot.Tokens);
        var scores = Scores(statement, context);
        var place = SlotPlace.Of(statement, slot, context).ToList();
        var cloze = statement.ClozeOf(slot);
        var own = (written is null ? slot.Written : [written]).Select(filler => Measure(statement, slot, context, filler, scores, cloze)).MaxBy(values => values[0] + values[1])!;
        var others = (written is null || slot.Written.Contains(written) ? [] : slot.Written).Concat(slot.Others).Where(filler => filler != written).ToList();
        foreach (var other in others.Select(filler => Measure(statement, slot, context, filler, scores, cloze)))
            yield return [.. own, .. own.Zip(other, (mine, its) => mine - its), Math.Min(others.Count, 10), .. place];
    }

    /// <summary>How well the words around a place in the claim go with those around a place in a passage, from 0 to 1.</summary>
    public static double LocalFit(Statement statement, TextSpan place, Mention mention) => Measure(statement, new Slot(place, [], []), Context(statement, place), mention, null)[0];

    private static double[] Measure(Statement statement, Slot slot, List<(int Index, double Weight)> context, Filler filler, Dictionary<(ReadPassage, int), double> scores, IReadOnlyDictionary<Filler, double> cloze)
    {
        var values = new double[OfMentions.Length];
        foreach (var mention in filler.Mentions)
        {
            var measured = Measure(statement, slot, context, mention, scores);
            for (var i = 0; i < measured.Length; i++)
                values[i] = Math.Max(values[i], measured[i] * mention.Certainty);
        }

        return [.. values, .. SlotFiller.Of(statement, slot, filler), cloze[filler]];
    }

    private static double[] Measure(Statement statement, Slot slot, List<(int Index, double Weight)> context, Mention mention, Dictionary<(ReadPassage, int), double>? scores)
    {
        var (claim, text, likenesses) = (statement.Claim, mention.Passage.Body, statement.LikenessesIn(mention.Passage));
        double local = 0, sentence = 0, neighbours = 0, all = 0, plain = 0, rarest = 0;
        var home = text.SentenceOf[mention.Tokens.Start];
        foreach (var (index, weight) in context)
        {
            double near = 0, inSentence = 0, around = 0;
            foreach (var (place, like) in likenesses[index])
            {
                if (place >= mention.Tokens.Start && place < mention.Tokens.End)
                    continue;
                var value = like * like;
                var apart = Math.Abs(text.SentenceOf[place] - home);
                var distance = Distance(text, mention.Tokens, place);
                near = Math.Max(near, value * (apart == 0 ? 1 / (1 + distance / PassageReach) : apart == 1 ? OtherSentence : 0));
                if (apart == 0)
                    inSentence = Math.Max(inSentence, value);
                if (apart <= 1)
                    around = Math.Max(around, value);
            }

            local += weight * near;
            all += weight;
            sentence += inSentence;
            neighbours += around;
            plain++;
            if (likenesses[index].Count > 0 && inSentence > 0.6)
                rarest = Math.Max(rarest, 1.0 / likenesses[index].Count(like => like.Value > 0.6));
        }

        var isSpeaker = statement.IsCue("speech", text.Word(mention.Tokens.End)) || statement.IsCue("speech", text.Word(mention.Tokens.Start - 1)) || (text.Word(mention.Tokens.Start - 2), text.Word(mention.Tokens.Start - 1)) is ("according", "to");
        return
        [
            all == 0 ? 0 : local / all,
            plain == 0 ? 0 : sentence / plain,
            plain == 0 ? 0 : neighbours / plain,
            Side(statement, slot, mention, -1),
            Side(statement, slot, mention, 1),
            claim.Word(slot.Tokens.End) is { Length: > 0 } next && next == text.Word(mention.Tokens.End) ? 1 : 0,
            claim.Word(slot.Tokens.Start - 1) is { Length: > 0 } previous && previous == text.Word(mention.Tokens.Start - 1) ? 1 : 0,
            isSpeaker && SlotPlace.SpeaksAt(statement, slot.Tokens) ? (plain == 0 ? 0 : sentence / plain) + 0.2 : 0,
            home == 0 ? 1 : 0,
            rarest,
            Top(scores, mention.Passage, home, 0),
            Top(scores, mention.Passage, home, 1),
            Unit(statement, slot, mention),
            Verb(statement, slot, mention),
            Shape(claim, slot.Tokens) == Shape(text, mention.Tokens) ? 1 : 0,
            .. SlotRoles.Of(statement, slot, mention),
            .. SlotDeeds.Of(statement, slot, mention),
            .. SlotScope.Of(statement, slot, mention),
        ];
    }

    /// <summary>How near the mention the passage has the content word that stands on one side of the slot.</summary>
    private static double Side(Statement statement, Slot slot, Mention mention, int step)
    {
        var (claim, text) = (statement.Claim, mention.Passage.Body);
        var at = step < 0 ? slot.Tokens.Start - 1 : slot.Tokens.End;
        for (var i = 0; i < Beside && at >= 0 && at < claim.Tokens.Count && claim.SentenceOf[at] == claim.SentenceOf[slot.Tokens.Start]; i++, at += step)
        {
            if (!claim.IsContent(at))
                continue;
            var best = 0.0;
            foreach (var (place, value) in statement.LikenessesIn(mention.Passage)[at])
            {
                if ((place < mention.Tokens.Start || place >= mention.Tokens.End) && text.SentenceOf[place] == text.SentenceOf[mention.Tokens.Start])
                    best = Math.Max(best, value / (1 + Distance(text, mention.Tokens, place) / PassageReach));
            }

            return best;
        }

        return 0;
    }

    /// <summary>The words about a place that mean something: near ones count more, and those that few sentences of the passages say.</summary>
    private static List<(int Index, double Weight)> Context(Statement statement, TextSpan slot)
    {
        var claim = statement.Claim;
        var sentence = claim.Sentences[claim.SentenceOf[slot.Start]];
        var context = new List<(int, double)>();
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if ((i >= slot.Start && i < slot.End) || !claim.IsContent(i))
                continue;
            var sentences = statement.Cited.Sum(passage => statement.LikenessesIn(passage)[i].Where(like => like.Value > 0.6).Select(like => passage.Body.SentenceOf[like.Place]).Distinct().Count());
            context.Add((i, 1 / (1 + Distance(claim, slot, i) / ClaimReach) / Math.Sqrt(Math.Max(1, sentences))));
        }

        return context;
    }

    /// <summary>How much of the words about a place each sentence of the passages says, the best of them 1.</summary>
    private static Dictionary<(ReadPassage, int), double> Scores(Statement statement, List<(int Index, double Weight)> context)
    {
        var scores = new Dictionary<(ReadPassage, int), double>();
        foreach (var passage in statement.Cited)
        {
            for (var i = 0; i < passage.Body.Sentences.Count; i++)
                scores[(passage, i)] = context.Sum(word => word.Weight * statement.LikenessesIn(passage)[word.Index].Where(like => passage.Body.SentenceOf[like.Place] == i).Select(like => like.Value * like.Value).DefaultIfEmpty().Max());
        }

        var best = scores.Values.DefaultIfEmpty().Max();
        return best == 0 ? scores : scores.ToDictionary(score => score.Key, score => score.Value / best);
    }

    private static double Top(Dictionary<(ReadPassage, int), double>? scores, ReadPassage passage, int sentence, int around)
    {
        var best = 0.0;
        for (var i = sentence - around; scores is not null && i <= sentence + around; i++)
            best = Math.Max(best, scores.GetValueOrDefault((passage, i)));
        return best;
    }

    /// <summary>Whether the same thing is counted: how like the words right behind the two are.</summary>
    private static double Unit(Statement statement, Slot slot, Mention mention)
    {
        var (claim, text, best) = (statement.Claim, mention.Passage.Body, 0.0);
        for (var i = slot.Tokens.End; i < Math.Min(claim.Tokens.Count, slot.Tokens.End + 3); i++)
        {
            for (var place = mention.Tokens.End; place < Math.Min(text.Tokens.Count, mention.Tokens.End + 3); place++)
            {
                if ((claim.IsContent(i) || claim.Word(i) is "of" or "to") && (claim.Word(i) == text.Word(place) || (claim.IsContent(i) && text.IsContent(place))))
                    best = Math.Max(best, claim.Word(i) == text.Word(place) ? 1 : Meaning.Likeness(claim.Tokens[i], text.Tokens[place]));
            }
        }

        return best;
    }

    /// <summary>Whether the two stand on the same side of a word that both sentences have.</summary>
    private static double Verb(Statement statement, Slot slot, Mention mention)
    {
        var (claim, text, best) = (statement.Claim, mention.Passage.Body, 0.0);
        var sentence = claim.Sentences[claim.SentenceOf[slot.Tokens.Start]];
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (claim.IsCapital(i) || (i >= slot.Tokens.Start && i < slot.Tokens.End))
                continue;
            foreach (var (place, value) in statement.LikenessesIn(mention.Passage)[i])
            {
                if (value > 0.7 && text.SentenceOf[place] == text.SentenceOf[mention.Tokens.Start] && i < slot.Tokens.Start == place < mention.Tokens.Start)
                    best = Math.Max(best, value / (1 + (Distance(claim, slot.Tokens, i) + Distance(text, mention.Tokens, place)) / 8.0));
            }
        }

        return best;
    }

    /// <summary>Ages, votes and counts are written in ways of their own.</summary>
    private static string Shape(ReadText text, TextSpan tokens)
    {
        var (before, after) = (text.Word(tokens.Start - 1), text.Word(tokens.End));
        if ((after is "year" or "years" && text.Word(tokens.End + 1) is "old" or "olds") || before is "aged" or "age"
            || (tokens.Start > 0 && tokens.End < text.Tokens.Count && text.IsCapital(tokens.Start - 1) && text.Between(tokens.Start - 1) is ", " && text.Between(tokens.End - 1) is ", " or ". " or " "))
            return "age";
        if (text.IsCapital(tokens.Start - 1) && text.Between(tokens.Start - 1) is " ")
            return "name";
        return "count";
    }

    public static int Distance(ReadText text, TextSpan span, int index) =>
        index < span.Start ? text.Position[span.Start] - text.Position[index] - 1 : text.Position[index] - text.Position[span.End - 1] - 1;
}
