using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>What tells whether a claim keeps the denials of the sentences it cites, each on what it denies, and adds none.</summary>
internal static class PairedDenials
{
    // How far around a denial its words are looked for, in tokens, and how soon they count half.
    private const int Around = 7;
    private const double Half = 4;

    // Of what a denial is about, the words right behind it.
    private const int Scope = 5;

    private static readonly string[][] Kinds =
    [
        ["not", "cannot", "n't"], ["never"], ["no", "none", "nobody", "nothing", "neither", "nor"], ["without"],
        ["denied", "denies", "deny", "denying", "denial", "denials"], ["refused", "refuses", "refuse", "refusing", "refusal"],
        ["declined", "declines", "decline", "declining"], ["failed", "fails", "fail", "failing", "failure"], ["unable"], ["yet"], ["lacks", "lacked", "lacking"],
    ];

    // "Has not taken a position", "has taken no position", "has yet to take one" deny the same.
    private static readonly int[] Plain = [KindOf("not"), KindOf("never"), KindOf("no"), KindOf("without"), KindOf("yet"), KindOf("lacked")];

    // Who failed to come did not come; that somebody failed is more than that.
    private static readonly int[] Stronger = [KindOf("failed"), KindOf("unable")];

    // Words enough in common to be about the same.
    private const double SameMatter = 0.5;

    public static IReadOnlyList<string> Names { get; } =
        ["Unpaired", "PairLeast", "PairFit", "LostWords", "LostHead", "LostClear", "DenialsClaimed", "DenialsCited", "DenialsInBest", "Paired", "Opposed", "OtherKind"];

    public static IEnumerable<double> Of(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources, Retelling retelling)
    {
        var cited = sources.SelectMany(source => Denials(statement, source.Passage.Body, source.Sentence).Select(denial => (Source: source, Denial: denial))).ToList();
        var claimed = Denials(statement, statement.Claim, sentence)
            .Select(denial => (Denial: denial, Fits: cited.Select((other, i) => (Index: i, other.Denial.Kind, Fit: Fit(statement, denial.Place, other.Source, other.Denial.Place))).OrderByDescending(fit => fit.Fit).ToList())).ToList();
        var isPaired = new bool[cited.Count];
        var (unpaired, least, otherKind) = (0, 1.0, 0);
        foreach (var (denial, fits) in claimed)
        {
            var at = fits.FindIndex(fit => fit.Kind == denial.Kind && !isPaired[fit.Index]);
            if (at < 0 && Plain.Contains(denial.Kind))
                at = fits.FindIndex(fit => IsPlain(fit) && !isPaired[fit.Index]);
            // "Neither came" may be "he did not come, and she did not".
            if (at < 0 && Plain.Contains(denial.Kind))
                at = fits.FindIndex(IsPlain);
            if (at < 0)
            {
                unpaired++;
                if (fits.Exists(fit => fit.Fit > SameMatter && !isPaired[fit.Index]) || sources.Any(source => IsWeakThere(statement, denial.Place, source)))
                    otherKind++;
                continue;
            }

            least = Math.Min(least, fits[at].Fit);
            isPaired[fits[at].Index] = true;
        }

        // "Had no answer" may be "went unanswered".
        var weak = Weak(statement, statement.Claim, sentence).FindAll(place => !statement.IsCited(statement.Claim.Word(place)));
        for (var i = 0; i < cited.Count; i++)
            isPaired[i] |= weak.Exists(place => Fit(statement, place, cited[i].Source, cited[i].Denial.Place) > SameMatter);

        double lost = 0, head = 0, clear = 0;
        foreach (var (source, denial) in cited.Where((_, i) => !isPaired[i]))
        {
            var said = Said(statement, source, denial.Start, retelling);
            (lost, head, clear) = (Math.Max(lost, said.Share), Math.Max(head, said.Head), Math.Max(clear, said.Clear));
        }

        yield return Math.Min(unpaired, 3);
        yield return least;
        yield return claimed.Count == 0 ? 1 : claimed.Max(one => one.Fits.Select(fit => fit.Fit).FirstOrDefault());
        yield return lost;
        yield return head;
        yield return clear;
        yield return Math.Min(claimed.Count, 3);
        yield return Math.Min(cited.Count, 4);
        yield return Math.Min(3, cited.Count(other => other.Source == sources[0]));
        yield return Math.Min(isPaired.Count(paired => paired), 3);
        yield return Opposed(statement, sentence, sources);
        yield return otherKind;
    }

    private static bool IsPlain((int Index, int Kind, double Fit) fit) => fit.Fit > SameMatter && (Plain.Contains(fit.Kind) || Stronger.Contains(fit.Kind));

    /// <summary>Whether a cited sentence takes back more weakly what the claim denies: "unpaid" for "without pay".</summary>
    private static bool IsWeakThere(Statement statement, int place, Source source) => Weak(statement, source.Passage.Body, source.Sentence)
        .Exists(other => !statement.Claim.Tokens.Any(token => token.Word == source.Passage.Body.Word(other)) && Fit(statement, place, source, other) > SameMatter);

    /// <summary>Words that take something back, however weakly: "unpaid", "rejected".</summary>
    private static List<int> Weak(Statement statement, ReadText text, TextSpan sentence) =>
        [.. Enumerable.Range(sentence.Start, sentence.Length).Where(i => NegationSigns.IsNegative(statement, text.Word(i)) && KindOf(text.Word(i)) < 0)];

    /// <summary>Whether the claim says the opposite of a word of its sentences.</summary>
    private static double Opposed(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources)
    {
        var opposites = sources.SelectMany(source => Enumerable.Range(source.Sentence.Start, source.Sentence.Length).Select(i => source.Passage.Body.Tokens[i].Term)).SelectMany(Language.Opposites.Of).ToHashSet();
        return Enumerable.Range(sentence.Start, sentence.Length).Any(i => opposites.Contains(statement.Claim.Tokens[i].Term)) ? 1 : 0;
    }

    private static List<Denial> Denials(Statement statement, ReadText text, TextSpan sentence)
    {
        var found = new List<Denial>();
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (Polarity.IsDenial(statement.Lexicon, text, i, out var start) && KindOf(text.Word(i)) is >= 0 and var kind)
                found.Add(new Denial(i, start, kind));
        }

        return found;
    }

    private static int KindOf(string word) => word.EndsWith("n't", StringComparison.Ordinal) ? 0 : Array.FindIndex(Kinds, kind => kind.Contains(word));

    /// <summary>How much of what stands around a denial of the claim stands around one of a cited sentence, from 0 to 1.</summary>
    private static double Fit(Statement statement, int place, Source source, int other)
    {
        double fit = 0, all = 0;
        var claim = statement.Claim;
        for (var i = Math.Max(0, place - Around); i <= Math.Min(claim.Tokens.Count - 1, place + Around); i++)
        {
            if (i == place || !claim.IsContent(i) || claim.SentenceOf[i] != claim.SentenceOf[place] || Denies(claim.Word(i)))
                continue;
            var weight = 1 / (1 + Math.Abs(i - place) / Half);
            all += weight;
            var best = 0.0;
            foreach (var (at, value) in statement.LikenessesIn(source.Passage)[i])
            {
                if (source.Holds(at))
                    best = Math.Max(best, value / (1 + Math.Max(0, Math.Abs(at - other) - Scope) / Half));
            }

            fit += weight * best;
        }

        return all == 0 ? 1 : fit / all;

        static bool Denies(string word) => KindOf(word) >= 0;
    }

    /// <summary>Of the words that a cited sentence denies, the share that the claim says all the same; of the first of them; and the share without those that stand elsewhere too.</summary>
    private static (double Share, double Head, double Clear) Said(Statement statement, Source source, int start, Retelling retelling)
    {
        double said = 0, clear = 0, all = 0, head = 0;
        var text = source.Passage.Body;
        for (int i = start, rank = 0; i < source.Sentence.End && rank < Scope; i++)
        {
            // "Denied wrongdoing and said the gift was reported" denies the first alone.
            if (rank > 0 && (text.Between(i - 1).ContainsAny(",;:—–") || (text.Word(i) is "and" or "but" && statement.IsCue("speech", text.Word(i + 1)))))
                break;
            if (!text.IsContent(i) || text.IsCapital(i))
                continue;
            var weight = 1 / (1 + rank / 2.0);
            var value = retelling.Says(source.Passage, i);
            said += weight * value;
            clear += retelling.IsElsewhere(source.Passage, i) ? 0 : weight * value;
            all += weight;
            if (rank == 0)
                head = value;
            rank++;
        }

        return all == 0 ? (0, head, 0) : (said / all, head, clear / all);
    }

    private readonly record struct Denial(int Place, int Start, int Kind);
}
