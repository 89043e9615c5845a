using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Finds what a question speaks of, and every way in which the store says it.</summary>
public sealed class ConceptFinder(Glossary glossary, Lexicon english)
{
    private const double CorrectedQuality = 0.85;
    private const double InflectedQuality = 0.7;
    private const double CarriedWeight = 0.8;

    // A word that every article has tells little; a name asked about has to be there all the same.
    private const double SmallestWeight = 0.1;
    private const double SmallestNameWeight = 0.5;

    // The store says it in other words, or not at all. Of a word in another language than the sources' it is no wonder.
    private const double UnknownWordWeight = 0.6;
    private const double UnknownForeignWordWeight = 0.3;

    public async Task<IReadOnlyList<Concept>> FindAsync(Question question, IIndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        var lexicon = Lexicon.For(question.Language);
        var mentions = new MentionReader(glossary.In(question.Language), lexicon).Read(question);
        var frequencies = await FrequenciesAsync(mentions, snapshot, cancellationToken);
        var words = mentions.Where(mention => IsWord(mention, frequencies)).ToList();
        var corrected = new List<Mention>(words.Count);
        foreach (var word in words)
            corrected.Add(await CorrectAsync(await InflectAsync(word, lexicon, snapshot, cancellationToken), frequencies, snapshot, cancellationToken));
        // Only other forms and a corrected spelling bring terms that were not counted yet.
        if (corrected.Zip(words).Any(pair => !ReferenceEquals(pair.First, pair.Second)))
            frequencies = await FrequenciesAsync(corrected, snapshot, cancellationToken);

        var articles = await snapshot.CountArticlesAsync(cancellationToken);
        var unknown = question.Language == english.Language ? UnknownWordWeight : UnknownForeignWordWeight;
        var (subject, deed) = Deed(corrected, question);
        var asked = AskedDeed(corrected, question);
        var thing = AskedThing(corrected, question);
        return [.. corrected.Select((mention, i) => Weigh(mention, frequencies, articles, unknown) with { Subject = i == deed ? subject : null, IsAskedDeed = i == asked, IsAskedThing = i == thing })];
    }

    /// <summary>Two characters of an unspaced script are a word only when somebody has written them as one: mostly they are the end of one and the beginning of another.</summary>
    private static bool IsWord(Mention mention, IReadOnlyDictionary<string, int> frequencies) =>
        !Analyzer.IsUnspaced(mention.Surface[0]) || mention.Variants.Any(variant => variant.Terms.All(frequencies.ContainsKey));

    /// <summary>A question that puts a name after an auxiliary takes for granted that the one named did what comes next.</summary>
    private (int? Subject, int? Deed) Deed(IReadOnlyList<Mention> mentions, Question question)
    {
        for (var i = 0; i + 1 < mentions.Count; i++)
        {
            var before = question.Tokens.LastOrDefault(token => token.End <= mentions[i].First.Start);
            if (!mentions[i].IsName || mentions[i].IsCarried || before.Word is not { } word || !english.Cues("auxiliary").Contains(word) || IsOwner(mentions[i], question))
                continue;
            var deed = i + 1;
            while (deed < mentions.Count && english.Cues("manner").Contains(mentions[deed].Surface))
                deed++;
            if (deed < mentions.Count && mentions[deed] is { IsName: false, IsCarried: false })
                return (i, deed);
        }

        return (null, null);
    }

    /// <summary>A verb straight after "who" or "which juror" is what the one asked for did.</summary>
    private int? AskedDeed(IReadOnlyList<Mention> mentions, Question question)
    {
        if (question.AnswerType is not (AnswerType.Person or AnswerType.Name) || question.Language != english.Language)
            return null;
        var asking = question.Tokens.FirstOrDefault(token => english.Cues("asking").Contains(token.Word));
        var from = Math.Max(asking.End, question.Kind.End);
        var verb = question.Tokens.FirstOrDefault(token => token.Start >= from && !english.Cues("manner").Contains(token.Word));
        if (asking.End == 0 || verb.End == 0 || english.StopWords.Contains(verb.Word))
            return null;
        for (var i = 0; i < mentions.Count; i++)
        {
            if (mentions[i] is { IsName: false, IsCarried: false } && mentions[i].First.Start == verb.Start)
                return i;
        }

        return null;
    }

    /// <summary>What stands between an auxiliary and what is said of it, articles aside.</summary>
    private int? AskedThing(IReadOnlyList<Mention> mentions, Question question)
    {
        if (question.Language != english.Language)
            return null;
        for (var i = 0; i + 1 < mentions.Count; i++)
        {
            var before = question.Tokens.Where(token => token.End <= mentions[i].First.Start).ToList();
            if (before is [.., { Word: var auxiliary }, { Word: "the" or "a" or "an" }] && english.Cues("auxiliary").Contains(auxiliary))
                return mentions[i] is { IsName: false, IsCarried: false } ? i : null;
        }

        return null;
    }

    /// <summary>"Is Voss's sentence long" says nothing that Voss did.</summary>
    private static bool IsOwner(Mention name, Question question)
    {
        var last = question.Tokens.SkipWhile(token => token.Start < name.First.Start).ElementAtOrDefault(name.Length - 1);
        return last.End > 0 && question.WrittenOut.AsSpan(last.Start, last.End - last.Start).EndsWith("s", StringComparison.Ordinal)
            && question.WrittenOut.AsSpan(last.Start, last.End - last.Start).IndexOfAny('\'', '’') >= 0;
    }

    /// <summary>Adds the other forms of a word.</summary>
    private static async Task<Mention> InflectAsync(Mention mention, Lexicon lexicon, IIndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (mention.Length > 1 || mention.IsName)
            return mention;
        var forms = await Inflections.FindAsync(mention.First, lexicon, snapshot, cancellationToken);
        return forms.Count == 0
            ? mention
            : mention with { Variants = [.. mention.Variants, .. forms.DistinctBy(form => form.Term).Select(form => new Variant([form.Term], InflectedQuality))] };
    }

    /// <summary>Adds the word that a misspelt one was meant for.</summary>
    private static async Task<Mention> CorrectAsync(
        Mention mention, IReadOnlyDictionary<string, int> frequencies, IIndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (mention.Length > 1 || mention.Variants.Count > 1 || frequencies.ContainsKey(mention.Variants[0].Terms[0]))
            return mention;
        return await SpellingCorrector.CorrectAsync(mention.First, snapshot, cancellationToken) is { } meant
            ? mention with { Variants = [.. mention.Variants, new Variant([meant.Term], CorrectedQuality)] }
            : mention;
    }

    private static async Task<IReadOnlyDictionary<string, int>> FrequenciesAsync(
        IEnumerable<Mention> mentions, IIndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        var terms = mentions.SelectMany(mention => mention.Variants).SelectMany(variant => variant.Terms).ToHashSet();
        return await snapshot.FrequenciesAsync(terms, cancellationToken);
    }

    private static Concept Weigh(Mention mention, IReadOnlyDictionary<string, int> frequencies, int articles, double unknown)
    {
        // Variants that the store does not have cannot match, so they are left out of the search.
        var present = mention.Variants.Where(variant => variant.Terms.All(frequencies.ContainsKey)).ToList();
        var most = present.Count == 0 ? 0 : present.Max(variant => variant.Terms.Min(term => frequencies[term]));
        var weight = Rarity(mention, most, articles, unknown) * (mention.IsCarried ? CarriedWeight : 1);
        return new Concept(mention.Surface, present, weight, most, mention.IsName, char.IsAsciiDigit(mention.Surface[0]), Subject: null, mention.IsCarried);
    }

    /// <summary>From 0 to 1, which is the weight of a word that one article has: the same scale in small and large stores.</summary>
    private static double Rarity(Mention mention, int most, int articles, double unknown)
    {
        if (most == 0)
            return mention.IsName ? 1 : unknown;
        var rarity = InverseFrequency(most, articles) / InverseFrequency(1, Math.Max(2, articles));
        return Math.Clamp(rarity, mention.IsName ? SmallestNameWeight : SmallestWeight, 1);
    }

    private static double InverseFrequency(int count, int articles) => Math.Log(1 + (articles - count + 0.5) / (count + 0.5));
}
