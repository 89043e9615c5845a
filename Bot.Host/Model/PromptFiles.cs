using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.SemanticKernel;

namespace Bot.Host.Model;

/// <summary>The prompts, as templates of Semantic Kernel in the folder <c>Prompts</c>, and the forms in which the model answers.</summary>
internal static class PromptFiles
{
    // What goes into them is JSON, and no markup that would need escaping.
    private static readonly KernelPromptTemplateFactory Templates = new() { AllowDangerouslySetContent = true };

    private static readonly string[] Names = ["compose.system.txt", "compose.user.txt", "repair.user.txt", "rewrite.system.txt", "answer.schema.json", "question.schema.json"];

    public static JsonElement AnswerSchema { get; } = JsonElement.Parse(Read("answer.schema.json"));

    public static JsonElement QuestionSchema { get; } = JsonElement.Parse(Read("question.schema.json"));

    /// <summary>Another one whenever a word of them changes: what the model wrote by other prompts is not taken from the cache.</summary>
    public static string Version { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Names.Select(Read)))))[..16];

    public static Task<string> RenderAsync(string name, Kernel kernel, KernelArguments values, CancellationToken cancellationToken) =>
        Templates.Create(new PromptTemplateConfig(Read(name).TrimEnd())).RenderAsync(kernel, values, cancellationToken);

    private static string Read(string name)
    {
        using var stream = typeof(PromptFiles).Assembly.GetManifestResourceStream($"{typeof(PromptFiles).Namespace}.Prompts.{name}")
            ?? throw new InvalidOperationException($"no prompt {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
