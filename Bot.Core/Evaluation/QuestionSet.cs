using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Core.Evaluation;

/// <summary>Reads question sets: JSON Lines, one question a line.</summary>
public static class QuestionSet
{
    /// <exception cref="InvalidDataException">A line is not a question; the message says which and why.</exception>
    public static async IAsyncEnumerable<EvaluationQuestion> ReadAsync(
        TextReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return Parse(line, number);
        }
    }

    private static EvaluationQuestion Parse(string line, int number)
    {
        try
        {
            var read = JsonSerializer.Deserialize(line, QuestionSetJson.Default.QuestionLine)
                ?? throw new InvalidDataException($"line {number}: expected an object, found null");
            return new EvaluationQuestion(
                read.Id,
                read.Question,
                read.Kind ?? "other",
                read.Answer,
                read.Accept ?? [],
                read.MustCite ?? [],
                read.CiteMode ?? CiteMode.Any,
                read.Spans ?? [],
                read.History ?? [],
                read.Lang ?? "en");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"line {number} is not a question: {error.Message}", error);
        }
    }
}

internal sealed record QuestionLine(
    string Id,
    string Question,
    string? Kind = null,
    string? Answer = null,
    IReadOnlyList<string>? Accept = null,
    IReadOnlyList<string>? MustCite = null,
    CiteMode? CiteMode = null,
    IReadOnlyList<string>? Spans = null,
    IReadOnlyList<string>? History = null,
    string? Lang = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(QuestionLine))]
internal sealed partial class QuestionSetJson : JsonSerializerContext;
