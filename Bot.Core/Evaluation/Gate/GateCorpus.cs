using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Core.Answering;
using Bot.Core.Articles;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Reads a corpus of honest drafts: JSON Lines, one set of passages with its drafts a line.</summary>
public static class GateCorpus
{
    /// <exception cref="InvalidDataException">A line is not a set; the message says which and why.</exception>
    public static async IAsyncEnumerable<GateSet> ReadAsync(TextReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (number, known) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var set = Parse(line, number);
            if (!known.TryAdd(set.Id, number))
                throw new InvalidDataException($"line {number}: the id {set.Id} stands in line {known[set.Id]} already; give every set its own");
            yield return set;
        }
    }

    private static GateSet Parse(string line, int number)
    {
        try
        {
            var read = JsonSerializer.Deserialize(line, GateCorpusJson.Default.GateSetLine)
                ?? throw new InvalidDataException($"line {number}: expected an object, found null");
            var passages = read.Passages.Select(Passage).ToList();
            var drafts = read.Drafts.Select((draft, i) => Draft(draft, i + 1, passages, number)).ToList();
            if (passages.Count == 0 || drafts.Count == 0)
                throw new InvalidDataException($"line {number}: a set needs at least one passage and one draft");
            return new GateSet(read.Id, read.Story, passages, drafts);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"line {number} is not a set of passages with drafts: {error.Message}", error);
        }
    }

    private static GivenPassage Passage(PassageLine line) => new(line.Sentences, new Provenance(
        line.Outlet, line.Headline, line.Authors ?? [], line.Published, line.Url, "en", SourceKind.Article, [], []));

    private static WrittenDraft Draft(IReadOnlyList<ClaimLine> claims, int draft, List<GivenPassage> passages, int number)
    {
        if (claims.Count == 0)
            throw new InvalidDataException($"line {number}, draft {draft}: it makes no claim");
        return new WrittenDraft([.. claims.Select(claim => new WrittenClaim(claim.Text, Sentences(claim, draft, passages, number)))]);
    }

    private static List<SentenceId> Sentences(ClaimLine claim, int draft, List<GivenPassage> passages, int number)
    {
        if (claim.Sentences.Count == 0)
            throw new InvalidDataException($"line {number}, draft {draft}: an honest claim cites a sentence; this one cites none: {claim.Text}");
        return [.. claim.Sentences.Select(text => SentenceId.TryParse(text, out var id) && id.IsIn(passages)
            ? id
            : throw new InvalidDataException($"line {number}, draft {draft}: the sentence {text} is cited, and the set has none of that name"))];
    }
}

internal sealed record GateSetLine(string Id, string Story, IReadOnlyList<PassageLine> Passages, IReadOnlyList<IReadOnlyList<ClaimLine>> Drafts);

internal sealed record PassageLine(
    string Outlet, string Headline, string Url, IReadOnlyList<string> Sentences, IReadOnlyList<string>? Authors = null, DateOnly? Published = null);

internal sealed record ClaimLine(string Text, IReadOnlyList<string> Sentences);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GateSetLine))]
internal sealed partial class GateCorpusJson : JsonSerializerContext;
