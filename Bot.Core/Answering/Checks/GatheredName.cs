using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>One name of the cited passages while its mentions are gathered.</summary>
internal sealed class GatheredName(HashSet<string> words)
{
    private static readonly HashSet<string> PersonTitles = [.. Lexicon.English.Cues("honorific").Select(word => Analyzer.Analyze(word)[0].Term)];

    private Filler? filler;

    public HashSet<string> Words => words;

    public HashSet<string> Titles { get; } = [];

    public List<Mention> Mentions { get; } = [];

    public bool IsPerson { get; set; }

    public bool IsBody { get; set; }

    /// <summary>Null where nothing tells it.</summary>
    public Gender? Gender { get; set; }

    public bool IsTeller { get; set; }

    public bool Speaks { get; set; }

    /// <summary>How often it is named, and how often behind "in" or "at".</summary>
    public int Named { get; set; }

    public int InPlaces { get; set; }

    /// <summary>Of its longest form, in words; a double name is one.</summary>
    public int Length { get; set; }

    public bool IsLikePerson => IsPerson || (!IsBody && !IsTeller && !IsPlace && (Titles.Overlaps(PersonTitles) || Length >= 2));

    public bool IsPlace => Named > 0 && !IsPerson && InPlaces * 2 >= Named;

    public Filler Filler => filler ??= new Filler(string.Join(' ', Words.Order(StringComparer.Ordinal)), Mentions, Titles)
    {
        IsPerson = IsPerson || Titles.Overlaps(PersonTitles) || (!IsBody && !IsTeller && Length >= 2),
        IsBody = IsBody,
        IsPlace = IsPlace,
        IsTeller = IsTeller,
        Speaks = Speaks,
        Gender = IsBody ? null : Gender,
    };
}
