using Bot.Core.Language;
using Bot.Core.Language.Encoder;

namespace Bot.Core.Answering.Checks;

/// <summary>A claim beside the passages that it cites, and those it was given and does not cite.</summary>
internal sealed class Statement
{
    // With less in common a word of the passage does not count as said.
    private const double LeastLikeness = 0.45;

    // Each reading takes a twentieth of a second. A claim of more names and numbers is a list, which its other measures judge.
    private const int MostReadings = 16;

    private readonly Dictionary<ReadPassage, IReadOnlyList<Likeness>[]> likenesses = [];
    private readonly Dictionary<ReadPassage, Telling> tellings = [];
    private readonly Dictionary<ReadPassage, int[]> polarities = [];
    private readonly Dictionary<Slot, IReadOnlyDictionary<Filler, double>> clozes = [];
    private int[]? claimPolarity;
    private CitedText? citedText;
    private Factuality?[]? factuality;

    public Statement(string text, IReadOnlyList<ReadPassage> cited, IReadOnlyList<ReadPassage> others, Lexicon lexicon)
    {
        Lexicon = lexicon;
        Claim = new ReadText(text, cited[0].Provenance.Published, lexicon);
        Cited = cited;
        Others = others;
    }

    public Lexicon Lexicon { get; }

    /// <summary>All that the writer was given, whole: it tells who is a person and who a place, and supports nothing.</summary>
    public IReadOnlyList<ReadPassage> Given { get; init; } = [];

    /// <summary>The claim that the draft makes before this one; null where this is its first.</summary>
    public string? Before { get; init; }

    /// <summary>Read the claim beside what it cites; without them nothing is read.</summary>
    public Lazy<PairReaders>? Readers { get; init; }

    public ReadText Claim { get; }

    public IReadOnlyList<ReadPassage> Cited { get; }

    /// <summary>What is cited as one text.</summary>
    public CitedText CitedText => citedText ??= new CitedText(Cited);

    public IReadOnlyList<ReadPassage> Others { get; }

    /// <summary>For each word of the claim, where a passage says it or something like it; nothing for words that mean little.</summary>
    public IReadOnlyList<Likeness>[] LikenessesIn(ReadPassage passage)
    {
        if (!likenesses.TryGetValue(passage, out var found))
            likenesses[passage] = found = [.. Enumerable.Range(0, Claim.Tokens.Count).Select(i => Claim.IsContent(i) ? Find(Claim.Tokens[i], passage.Body) : [])];
        return found;
    }

    public Telling TellingOf(ReadPassage passage)
    {
        if (!tellings.TryGetValue(passage, out var telling))
            tellings[passage] = telling = new Telling(this, passage);
        return telling;
    }

    /// <summary>For each word of the claim under how many denials it stands.</summary>
    public int[] ClaimPolarity => claimPolarity ??= Polarity.Of(this, Claim);

    public int[] PolarityOf(ReadPassage passage)
    {
        if (!polarities.TryGetValue(passage, out var polarity))
            polarities[passage] = polarity = Polarity.Of(this, passage.Body);
        return polarity;
    }

    /// <summary>How likely what is written in a place is to stand there, and each of the others; the logarithm.</summary>
    public IReadOnlyDictionary<Filler, double> ClozeOf(Slot slot)
    {
        if (!clozes.TryGetValue(slot, out var cloze))
        {
            IReadOnlyList<Filler> fillers = [.. slot.Written.Union(slot.Others)];
            clozes[slot] = cloze = clozes.Count < MostReadings && Readers is { Value: var readers }
                ? new SlotCloze(this, slot.Tokens).LikelihoodOf(fillers, readers.Cloze)
                : fillers.ToDictionary(filler => filler, _ => -Math.Log(fillers.Count));
        }

        return cloze;
    }

    /// <summary>Whether a word of the claim is told after somebody in what it cites, and whether it is denied there; null where that cannot be asked.</summary>
    public Factuality? FactualityOf(int index) => Readers is { Value: var readers } ? (factuality ??= Read(readers.Factuality))[index] : null;

    /// <summary>Whether a word is a name in what the writer was given, and nothing else there.</summary>
    public bool IsNameElsewhere(string word)
    {
        var isName = false;
        foreach (var passage in Given)
        {
            foreach (var place in passage.PlacesOf(word))
            {
                if (!passage.Body.IsCapital(place))
                    return false;
                isName |= !passage.Body.BeginsSentence(place);
            }
        }

        return isName;
    }

    /// <summary>Whether a word, in lower case, stands in what is cited.</summary>
    public bool IsCited(string word) => Cited.Any(passage => passage.PlacesOf(word).Count > 0);

    public bool IsCue(string kind, string word) => Lexicon.Cues(kind).Contains(word);

    private Factuality?[] Read(FactualityReader reader)
    {
        var weighed = Enumerable.Range(0, Claim.Tokens.Count).Where(i => SilentDenials.IsWeighed(this, i)).ToList();
        var read = reader.Read(CitedText.Text, Claim.Text, SilentDenials.Of(this), [.. weighed.Select(i => Claim.Tokens[i].Span)]);
        var found = new Factuality?[Claim.Tokens.Count];
        foreach (var (i, factuality) in weighed.Zip(read))
            found[i] = factuality;
        return found;
    }

    private static List<Likeness> Find(Token word, ReadText passage)
    {
        var found = new List<Likeness>();
        for (var i = 0; i < passage.Tokens.Count; i++)
        {
            if (passage.IsContent(i) && Meaning.Likeness(word, passage.Tokens[i]) is >= LeastLikeness and var likeness)
                found.Add(new Likeness(i, likeness));
        }

        return found;
    }
}

/// <param name="Place">A token of the passage.</param>
/// <param name="Value">From 0 to 1.</param>
internal readonly record struct Likeness(int Place, double Value);
