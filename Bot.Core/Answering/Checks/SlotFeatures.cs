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

    private static readonly string[] Own =
    [
        "Local", "Sentence", "Neighbours", "Left", "Right", "SameNext", "SamePrevious", "Title", "Spoken", "Named", "Count", "Person", "Body", "Teller", "First", "Rarest",
    ];

    /// <summary>The features of what is written, then by how much each is above that of the best other, then those of the place itself.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Own, .. Own.Select(name => $"{name}Lead"), "Others", "Words", "AsSpeaker", "AsPlace", "AsPerson", "Explained"];

    public static double[] Of(Statement statement, Slot slot, Filler? written = null)
    {
        var own = (written is null ? slot.Written : [written]).Select(filler => Measure(statement, slot, filler)).ToList();
        var best = own.MaxBy(values => values[0] + values[1])!;
        var lead = (double[])best.Clone();
        var others = slot.Others.Concat(written is null || slot.Written.Contains(written) ? [] : slot.Written).Where(filler => filler != written).ToList();
        var measured = others.Select(filler => Measure(statement, slot, filler)).ToList();
        for (var i = 0; i < lead.Length; i++)
            lead[i] -= measured.Count == 0 ? 0 : measured.Max(values => values[i]);
        return [.. best, .. lead, Math.Min(others.Count, 10), .. Place(statement, slot)];
    }

    /// <summary>How well the words around a place in the claim go with those around a place in a passage, from 0 to 1.</summary>
    public static double LocalFit(Statement statement, TextSpan place, Mention mention) => Measure(statement, new Slot(place, [], []), [.. Context(statement.Claim, place)], mention)[0];

    private static IEnumerable<double> Place(Statement statement, Slot slot)
    {
        var claim = statement.Claim;
        var context = Context(claim, slot.Tokens).ToList();
        yield return Math.Min(context.Count, 15);
        yield return SpeaksAt(statement, slot.Tokens) ? 1 : 0;
        yield return claim.Word(slot.Tokens.Start - 1) is "in" or "at" or "near" or "from" or "of" or "outside" or "on" ? 1 : 0;
        yield return claim.Word(slot.Tokens.End) is "who" or "whose" || claim.Word(slot.Tokens.Start - 1) is "by" or "mr" or "ms" || statement.IsCue("honorific", claim.Word(slot.Tokens.Start)) || statement.IsCue("honorific", claim.Word(slot.Tokens.Start - 1)) ? 1 : 0;
        double explained = 0, all = 0;
        foreach (var (index, weight) in context)
        {
            all += weight;
            explained += weight * statement.Cited.Max(passage => statement.LikenessesIn(passage)[index].Select(like => like.Value).DefaultIfEmpty().Max());
        }

        yield return all == 0 ? 0 : explained / all;
    }

    private static bool SpeaksAt(Statement statement, TextSpan tokens) =>
        statement.IsCue("speech", statement.Claim.Word(tokens.End)) || statement.IsCue("speech", statement.Claim.Word(tokens.Start - 1))
        || (statement.Claim.Word(tokens.Start - 2), statement.Claim.Word(tokens.Start - 1)) is ("according", "to");

    private static double[] Measure(Statement statement, Slot slot, Filler filler)
    {
        var values = new double[Own.Length];
        var context = Context(statement.Claim, slot.Tokens).ToList();
        foreach (var mention in filler.Mentions)
        {
            var measured = Measure(statement, slot, context, mention);
            for (var i = 0; i < measured.Length; i++)
                values[i] = Math.Max(values[i], measured[i] * mention.Certainty);
        }

        values[7] = TitleLikeness(statement, slot, filler);
        values[8] = values[8] > 0 && SpeaksAt(statement, slot.Tokens) ? values[8] : 0;
        values[9] = filler.Mentions.Count(mention => mention.Certainty >= 1) is var named ? Math.Min(named, 5) : 0;
        values[10] = Math.Min(filler.Mentions.Count, 10);
        values[11] = filler.IsPerson ? 1 : 0;
        values[12] = filler.IsBody ? 1 : 0;
        values[13] = filler.IsTeller ? 1 : 0;
        return values;
    }

    private static double[] Measure(Statement statement, Slot slot, List<(int Index, double Weight)> context, Mention mention)
    {
        var (claim, text, likenesses) = (statement.Claim, mention.Passage.Body, statement.LikenessesIn(mention.Passage));
        double local = 0, sentence = 0, neighbours = 0, all = 0, plain = 0, rarest = 0;
        var home = text.SentenceOf[mention.Tokens.Start];
        foreach (var (index, weight) in context)
        {
            double near = 0, inSentence = 0, around = 0;
            foreach (var (place, value) in likenesses[index])
            {
                if (place >= mention.Tokens.Start && place < mention.Tokens.End)
                    continue;
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
            0,
            isSpeaker ? (plain == 0 ? 0 : sentence / plain) + 0.2 : 0,
            0, 0, 0, 0, 0,
            home == 0 ? 1 : 0,
            rarest,
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

    private static double TitleLikeness(Statement statement, Slot slot, Filler filler)
    {
        var (claim, best) = (statement.Claim, 0.0);
        for (var i = Math.Max(0, slot.Tokens.Start - Beside); i < Math.Min(claim.Tokens.Count, slot.Tokens.End + Beside); i++)
        {
            if (filler.Titles.Contains(claim.Tokens[i].Term) && claim.SentenceOf[i] == claim.SentenceOf[slot.Tokens.Start])
                best = Math.Max(best, 1 / (1 + Distance(claim, slot.Tokens, i) / 4.0));
        }

        return best;
    }

    private static IEnumerable<(int Index, double Weight)> Context(ReadText claim, TextSpan slot)
    {
        var sentence = claim.Sentences[claim.SentenceOf[slot.Start]];
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if ((i < slot.Start || i >= slot.End) && claim.IsContent(i))
                yield return (i, 1 / (1 + Distance(claim, slot, i) / ClaimReach));
        }
    }

    private static int Distance(ReadText text, TextSpan span, int index) =>
        index < span.Start ? text.Position[span.Start] - text.Position[index] - 1 : text.Position[index] - text.Position[span.End - 1] - 1;
}
