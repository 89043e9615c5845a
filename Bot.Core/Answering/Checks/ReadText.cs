using System.Buffers;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>A claim or a passage as the checks read it: its words, and which of them are quoted, names, numbers and dates.</summary>
internal sealed class ReadText
{
    private static readonly SearchValues<char> Pauses = SearchValues.Create(",;:()—–\"");

    private readonly Lexicon lexicon;
    private readonly Lazy<Grammar> grammar;
    private readonly Dictionary<TextSpan, IReadOnlyList<Deed>> deeds = [];
    private readonly Dictionary<TextSpan, IReadOnlySet<int>> scopes = [];
    private Reach? reach;

    /// <param name="text">In the form of <see cref="QuotedText.Normalise"/>.</param>
    /// <param name="published">The day from which its dates count; null where it is not known.</param>
    public ReadText(string text, DateOnly? published, Lexicon lexicon)
    {
        this.lexicon = lexicon;
        Text = text;
        Tokens = Analyzer.Analyze(text);
        Sentences = SentenceRanges(SentenceSplitter.Split(text), Tokens);
        SentenceOf = new int[Tokens.Count];
        for (var i = 0; i < Sentences.Count; i++)
            Array.Fill(SentenceOf, i, Sentences[i].Start, Sentences[i].Length);
        IsQuoted = Quoted();
        Position = Positions();
        Dates = Calendar.Read(this, published);
        Numbers = Numerals.Read(this);
        Amounts = Checks.Amounts.Read(this);
        Names = NameRuns.Read(this, lexicon);
        grammar = new(() => new Grammar(this));
    }

    public string Text { get; }

    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>As half-open ranges of tokens.</summary>
    public IReadOnlyList<TextSpan> Sentences { get; }

    public int[] SentenceOf { get; }

    /// <summary>Where each token stands, counted so that a comma or dash between two words parts them like two words more.</summary>
    public int[] Position { get; }

    /// <summary>For each token whether it is between quotation marks.</summary>
    public bool[] IsQuoted { get; }

    public IReadOnlyList<StatedDay> Dates { get; }

    public IReadOnlyList<StatedNumber> Numbers { get; }

    public IReadOnlyList<Amount> Amounts { get; }

    /// <summary>As half-open ranges of tokens.</summary>
    public IReadOnlyList<TextSpan> Names { get; }

    /// <summary>The trees of its sentences.</summary>
    public Grammar Grammar => grammar.Value;

    /// <summary>What the text says of what stands in a range of tokens.</summary>
    public IReadOnlyList<Deed> DeedsOf(TextSpan tokens)
    {
        if (!deeds.TryGetValue(tokens, out var found))
            deeds[tokens] = found = Deeds.Of(this, tokens);
        return found;
    }

    /// <summary>What is told and what is denied in the text, by its grammar.</summary>
    public Reach Reach => reach ??= new Reach(this, lexicon);

    /// <summary>The words of the clauses that say something of what stands in a range of tokens.</summary>
    public IReadOnlySet<int> ScopeOf(TextSpan tokens)
    {
        if (!scopes.TryGetValue(tokens, out var found))
            scopes[tokens] = found = SlotScope.Read(this, tokens, lexicon);
        return found;
    }

    public string Word(int index) => index >= 0 && index < Tokens.Count ? Tokens[index].Word : "";

    public bool IsCapital(int index) => index >= 0 && index < Tokens.Count && char.IsUpper(Text[Tokens[index].Start]);

    public bool BeginsSentence(int index) => ProperNames.BeginsSentence(Text, Tokens[index]);

    /// <summary>What stands between a token and the next.</summary>
    public ReadOnlySpan<char> Between(int index) => Text.AsSpan(Tokens[index].End, Tokens[index + 1].Start - Tokens[index].End);

    /// <summary>Whether a token tells what the text is about.</summary>
    public bool IsContent(int index) => !lexicon.StopWords.Contains(Tokens[index].Word);

    /// <summary>Whether a word owns something: "Ruiz's".</summary>
    public bool IsOwner(int index) => Text.AsSpan(Tokens[index].Start, Tokens[index].End - Tokens[index].Start).EndsWith("'s");

    /// <summary>From the first to the last of some tokens, in characters.</summary>
    public TextSpan CharactersOf(TextSpan tokens) => new(Tokens[tokens.Start].Start, Tokens[tokens.End - 1].End);

    public string Of(TextSpan tokens) => CharactersOf(tokens).Of(Text);

    /// <summary>The text of a sentence with all its marks.</summary>
    public string SentenceText(int sentence)
    {
        var end = sentence + 1 < Sentences.Count ? Tokens[Sentences[sentence + 1].Start].Start : Text.Length;
        return sentence == 0 && Sentences.Count == 1 ? Text : Text[Tokens[Sentences[sentence].Start].Start..end].TrimEnd();
    }

    private static List<TextSpan> SentenceRanges(IReadOnlyList<TextSpan> sentences, IReadOnlyList<Token> tokens)
    {
        var (ranges, at) = (new List<TextSpan>(), 0);
        foreach (var sentence in sentences)
        {
            var start = at;
            while (at < tokens.Count && tokens[at].Start < sentence.End)
                at++;
            if (at > start)
                ranges.Add(new TextSpan(start, at));
        }

        if (at < tokens.Count)
            ranges.Add(new TextSpan(at, tokens.Count));
        return ranges;
    }

    private int[] Positions()
    {
        const int Pause = 2;
        var (positions, at) = (new int[Tokens.Count], 0);
        for (var i = 0; i < positions.Length; i++)
        {
            if (i > 0)
                at += Between(i - 1).ContainsAny(Pauses) ? 1 + Pause : 1;
            positions[i] = at;
        }

        return positions;
    }

    private bool[] Quoted()
    {
        var (quoted, at) = (new bool[Tokens.Count], 0);
        foreach (var quote in QuotedText.Spans(Text))
        {
            while (at < Tokens.Count && Tokens[at].Start < quote.Start)
                at++;
            for (; at < Tokens.Count && Tokens[at].Start < quote.End; at++)
                quoted[at] = true;
        }

        return quoted;
    }
}
