using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>What tells whether a claim makes more of a suspicion than its passages: said, alleged, accused, charged, pleaded and convicted are different things.</summary>
internal static class StepSigns
{
    // What a step may rest on beside its own word: a charge is an accusation, and not the other way round.
    private static readonly Dictionary<string, string[]> Rests = new()
    {
        ["accuse"] = ["allege", "charge", "count", "indict", "sue", "suspect", "claim"],
        ["allege"] = ["accuse", "charge", "count", "indict", "sue", "claim", "suspect"],
        ["claim"] = ["allege", "accuse"],
        ["charge"] = ["count", "indict"],
        // Whoever was acquitted of murder was charged with it.
        ["count"] = ["charge", "indict", "convict", "acquit", "unconvicted", "sentence", "term", "pleaguilty", "pleanot"],
        ["indict"] = [],
        ["arrest"] = ["detain"],
        ["convict"] = ["unconvicted"],
        ["acquit"] = ["clear", "unconvicted"],
        // Who was not convicted was acquitted, or is not yet either; and whether it is denied is another's to check.
        ["unconvicted"] = ["convict", "acquit", "clear"],
        ["term"] = ["sentence", "prison", "detain"],
        ["sentence"] = ["term"],
        ["sue"] = [],
        ["admit"] = ["pleaguilty", "confirm"],
        ["prove"] = ["proof"],
        ["confirm"] = [],
        ["testify"] = [],
        ["pleaguilty"] = [],
        ["pleanot"] = [],
        ["prosecute"] = ["charge", "count", "indict", "sentence", "term", "convict"],
        ["deny"] = ["pleanot", "dispute"],
        ["suspect"] = [],
    };

    // Pleas are told by the words around "guilty", and what hangs over somebody by "charge" where it is no verb.
    private static readonly Dictionary<string, string> KindOfWord = Rests.Keys.Except(["pleaguilty", "pleanot", "count", "unconvicted", "term"]).Concat(["detain", "prison", "dispute", "proof", "clear"])
        .SelectMany(kind => Lexicon.English.Cues($"step-{kind}"), (kind, word) => (kind, word))
        .DistinctBy(pair => pair.word).ToDictionary(pair => pair.word, pair => pair.kind);

    // How far before a word its denial is looked for, and behind "charged" its price, in words.
    private const int Before = 4;

    public static IReadOnlyList<string> Names { get; } =
        ["Steps", "StepsNowhere", "StepsNotHere", "StepsLost", "FirmNowhere", "FirmNotHere", "SoftNowhere", "StepFit", "StepFitLead"];

    private static readonly HashSet<string> Firm = ["charge", "count", "indict", "arrest", "convict", "acquit", "sentence", "term", "sue", "admit", "prove", "confirm", "testify", "pleaguilty", "pleanot", "prosecute"];

    public static IEnumerable<double> Of(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources)
    {
        var claim = statement.Claim;
        var steps = Enumerable.Range(sentence.Start, sentence.Length)
            .Where(i => !claim.IsQuoted[i] && !IsPrice(claim, i))
            .Select(i => (Index: i, Kind: KindOf(statement, claim, i))).Where(step => step.Kind is { } kind && Rests.ContainsKey(kind)).ToList();
        var everywhere = statement.Cited.SelectMany(passage => KindsIn(statement, passage.Body, 0, passage.Body.Tokens.Count)).ToHashSet();
        var here = sources.Take(2).SelectMany(source => KindsIn(statement, source.Passage.Body, source.Sentence.Start, source.Sentence.End)).ToHashSet();
        var top = sources.Take(1).SelectMany(source => KindsIn(statement, source.Passage.Body, source.Sentence.Start, source.Sentence.End)).ToHashSet();
        var nowhere = steps.Where(step => !IsHeld(step.Kind!, everywhere)).ToList();
        var notHere = steps.Where(step => !IsHeld(step.Kind!, here)).ToList();
        yield return Math.Min(4, steps.Count);
        yield return nowhere.Count;
        yield return notHere.Count;
        yield return top.Count(kind => Firm.Contains(kind) && !steps.Exists(step => step.Kind == kind));
        yield return nowhere.Count(step => Firm.Contains(step.Kind!));
        yield return notHere.Count(step => Firm.Contains(step.Kind!));
        yield return nowhere.Count(step => !Firm.Contains(step.Kind!));
        var fits = steps.Where(step => Firm.Contains(step.Kind!)).Select(step => Fit(statement, step.Index, step.Kind!)).DefaultIfEmpty((Own: 1.0, Lead: 1.0)).MinBy(fit => fit.Lead);
        yield return fits.Own;
        yield return fits.Lead;
    }

    /// <summary>How well what stands about a step in the claim goes with what stands about it in the passages, and how much better than with other steps.</summary>
    private static (double Own, double Lead) Fit(Statement statement, int index, string kind)
    {
        var mentions = statement.Cited
            .SelectMany(passage => Enumerable.Range(0, passage.Body.Tokens.Count).Select(place => (Mention: new Mention(passage, new TextSpan(place, place + 1), 1), Kind: KindOf(statement, passage.Body, place))))
            .Where(found => found.Kind is not null && !passageIsQuoted(found.Mention)).ToList();
        var claimed = Enumerable.Range(0, statement.Claim.Tokens.Count).Select(i => KindOf(statement, statement.Claim, i)).OfType<string>().ToHashSet();
        double Best(IEnumerable<(Mention Mention, string? Kind)> found) =>
            found.Select(one => SlotFeatures.LocalFit(statement, new TextSpan(index, index + 1), one.Mention)).DefaultIfEmpty().Max();
        var own = Best(mentions.Where(found => IsHeld(kind, [found.Kind!])));
        return (own, own - Best(mentions.Where(found => !IsHeld(kind, [found.Kind!]) && !claimed.Contains(found.Kind!))));

        static bool passageIsQuoted(Mention mention) => mention.Passage.Body.IsQuoted[mention.Tokens.Start];
    }

    private static bool IsHeld(string kind, HashSet<string> kinds) => kinds.Contains(kind) || Rests[kind].Any(kinds.Contains);

    private static IEnumerable<string> KindsIn(Statement statement, ReadText text, int start, int end) =>
        Enumerable.Range(start, end - start).Select(i => KindOf(statement, text, i)).OfType<string>();

    private static string? KindOf(Statement statement, ReadText text, int index)
    {
        var word = text.Word(index);
        if (word is "guilty")
            return Plea(text, index);
        // "Ingrid Castellan, prosecuting, said": an office.
        if (word is "prosecuting" && index > 0 && index + 1 < text.Tokens.Count && text.Between(index - 1).StartsWith(',') && text.Between(index).StartsWith(','))
            return null;
        if (word is "charge" && text.Word(index - 1) is "in" or "of" or "take" or "takes" or "taking" or "took")
            return null;
        // "Took the stand", "gave evidence".
        if ((word is "stand" && text.Word(index - 1) is "the" && text.Word(index - 2) is "took" or "take" or "takes" or "taken" or "taking") || (word is "evidence" && text.Word(index - 1) is "gave" or "give" or "gives" or "given" or "giving"))
            return "testify";
        if (word is "claims" && text.Grammar.IsVerb(index))
            return "claim";
        return KindOfWord.GetValueOrDefault(word) switch
        {
            "convict" when Enumerable.Range(1, Before).Any(back => text.Word(index - back) is "not" or "never" or "no" or "none" or "nobody" or "neither" or "nor" or "without") => "unconvicted",
            "sentence" when word is "sentence" or "sentences" && !text.Grammar.IsVerb(index) => "term",
            "charge" when !text.Grammar.IsVerb(index) => "count",
            var kind => kind,
        };
    }

    /// <summary>"Charged too much", "charges $9", "without charge": what is asked for goods or work.</summary>
    private static bool IsPrice(ReadText text, int index) => text.Word(index).StartsWith("charg", StringComparison.Ordinal)
        && (text.Word(index - 1) is "without" || text.Word(index + 1) is "too" or "more" or "less" or "rent" or "extra"
            || Enumerable.Range(index + 1, Before).TakeWhile(i => i < text.Tokens.Count && text.Word(i) is not ("with" or "of" or "over")).Any(i => text.Between(i - 1).IndexOfAny('$', '£', '€') >= 0));

    private static string? Plea(ReadText text, int index)
    {
        var before = Enumerable.Range(1, Before).Select(back => text.Word(index - back)).ToList();
        var isNot = before[0] == "not";
        if (before.Exists(word => word.StartsWith("plea", StringComparison.Ordinal) || word.StartsWith("pled", StringComparison.Ordinal)))
            return isNot ? "pleanot" : "pleaguilty";
        return before.Exists(word => word is "found" or "find" or "verdict") || text.Word(index + 1) is "verdict" or "of" or "on" or "count" or "counts" ? isNot ? "acquit" : "convict" : null;
    }
}
