using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace Bot.Host.Model;

/// <summary>Has a model write a question so that it stands alone, in the language of the sources. What it wrote is not checked here.</summary>
internal sealed class QuestionRewriter(LanguageModel model, ModelMetrics metrics, ModelReport report)
{
    private const int LongestQuestion = 300;

    // As far back as a person remembers what they asked.
    private const int MostEarlier = 5;

    public async Task<string?> RewriteAsync(Core.Chat.ChatMessage message, string language, long since, CancellationToken cancellationToken)
    {
        try
        {
            var written = await model.WorkAsync(limited => WriteAsync(message, language, limited), since, cancellationToken);
            metrics.Rewrote(written is null ? "unusable" : "written");
            report.Works();
            return written;
        }
        catch (ModelException error)
        {
            metrics.Rewrote(error.Failure);
            report.Fails(error);
            return null;
        }
    }

    /// <exception cref="ModelException"/>
    public async Task<string?> WriteAsync(Core.Chat.ChatMessage message, string language, CancellationToken cancellationToken)
    {
        var system = await PromptFiles.RenderAsync("rewrite.system.txt", model.Kernel, [], cancellationToken);
        var asked = ModelJson.Write(new AskedJson(message.Text, language, [.. message.History.TakeLast(MostEarlier).Select(Cut)]));
        var user = await PromptFiles.RenderAsync("compose.user.txt", model.Kernel, new KernelArguments { ["data"] = asked }, cancellationToken);
        var request = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(PromptFiles.QuestionSchema, "question") };
        var response = await model.AskAsync([new ChatMessage(ChatRole.System, system), new ChatMessage(ChatRole.User, user)], request, message.Workspace, cancellationToken);
        return Read(response.Text);
    }

    /// <summary>What was pasted before the question is not what is asked.</summary>
    private static string Cut(string earlier) => earlier.Length <= LongestQuestion ? earlier : earlier[..LongestQuestion];

    private static string? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("question", out var question)
                && question.ValueKind == JsonValueKind.String && question.GetString()?.Trim() is { Length: > 0 and <= LongestQuestion } written
                ? written
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
