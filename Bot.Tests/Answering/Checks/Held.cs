using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Tests.Answering.Checks;

/// <summary>Claims held against passages of an invented story about a harbor.</summary>
internal static class Held
{
    public const string Fire =
        "A fire destroyed two warehouses at Port Ellery on Tuesday night, the Harbor Fire Board (HFB) said. "
        + "Fire chief Mirela Okafor-Dahl said 14 workers escaped and one, Teun van der Berg, 52, was treated for burns. "
        + "The damage came to $1.2 million, about 30 percent of what the sheds were insured for. "
        + "\"We were lucky twice,\" she said. "
        + "Owner Sunil Prakash was charged on March 4 with storing fuel without a permit, and he pleaded not guilty. "
        + "The Norwegian captain of a nearby ship has not been interviewed.";

    public const string Strike =
        "Dock workers rejected a pay offer of 3 percent by 212 votes to 87. "
        + "Union leader Agnes Tilbury said the port authority had not answered her letters.";

    public static DraftGate Gate { get; } = new(new ClaimCheck(Lexicon.English));

    public static IReadOnlyList<Violation> Check(string claim, params int[] passages) =>
        [.. Gate.Check(new WrittenDraft([Claim(claim, passages.Length == 0 ? [1] : passages)]), [Passage(Fire), Passage(Strike)]).Select(found => found.Violation)];

    /// <summary>Held against some sentences alone: 1.2 is the second about the fire, 2.1 the first about the strike.</summary>
    public static IReadOnlyList<ViolationKind> CheckBy(string claim, params string[] sentences) =>
        [.. Gate.Check(new WrittenDraft([new WrittenClaim(claim, [.. sentences.Select(Id)])]), [Passage(Fire), Passage(Strike)]).Select(found => found.Violation.Kind)];

    /// <summary>Held against the first sentence of a passage.</summary>
    public static IReadOnlyList<DraftViolation> CheckIn(string passage, string claim) => Gate.Check(new WrittenDraft([new WrittenClaim(claim, [Id("1.1")])]), [Passage(passage)]);

    public static SentenceId Id(string text) => SentenceId.TryParse(text, out var id) ? id : throw new FormatException(text);

    /// <summary>A claim that cites all sentences of some passages.</summary>
    public static WrittenClaim Claim(string text, params int[] passages) => new(
        text, [.. passages.SelectMany(number => Enumerable.Range(1, Passage(number == 1 ? Fire : Strike).Sentences.Count).Select(sentence => new SentenceId(number, sentence)))]);

    public static GivenPassage Passage(string text) => new([.. SentenceSplitter.Split(text).Select(span => span.Of(text))], new Provenance(
        "The Ellery Beacon", "Fire at Port Ellery", ["Ines Calder"], new DateOnly(2031, 3, 6), "https://beacon.example/fire", "en", SourceKind.Article, [], []));
}
