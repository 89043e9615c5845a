using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Bot.Host.Configuration;

/// <summary>The model that writes answers; without a provider there is none, and answers are the store's own sentences.</summary>
internal sealed class ModelOptions
{
    /// <summary>openai (also any endpoint that speaks its protocol), azure or ollama; null is no model.</summary>
    public string? Provider { get; set; }

    /// <summary>Where the model is; null is the provider's own address.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Goes to the endpoint and nowhere else.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model's name; of Azure the deployment's.</summary>
    public string? Name { get; set; }

    /// <summary>For how many seconds, in all, an answer waits for the model before it is given without.</summary>
    [Range(1, 50)]
    public int AnswerSeconds { get; set; } = 8;

    /// <summary>After how many seconds without a sign the model counts as stuck.</summary>
    [Range(1, 50)]
    public int SilenceSeconds { get; set; } = 4;

    /// <summary>How many tokens of instructions, question and passages the model is given at most.</summary>
    [Range(800, 200_000)]
    public int PromptTokens { get; set; } = 4_000;

    /// <summary>How many tokens the model may write.</summary>
    [Range(100, 16_000)]
    public int AnswerTokens { get; set; } = 700;

    /// <summary>How many tokens a workspace may use a day, by UTC; after that its answers are given without the model.</summary>
    [Range(0, int.MaxValue)]
    public int DailyTokens { get; set; } = 500_000;

    /// <summary>How many written answers are kept for the same question on the same evidence.</summary>
    [Range(0, 100_000)]
    public int CachedAnswers { get; set; } = 500;
}

/// <summary>The model that tells how near texts are in meaning; without a provider the store is searched by words alone.</summary>
internal sealed class EmbeddingsOptions
{
    /// <summary>openai (also any endpoint that speaks its protocol), azure or ollama; null is none.</summary>
    public string? Provider { get; set; }

    /// <summary>Where the model is; null is the provider's own address.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Goes to the endpoint and nowhere else.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model's name; of Azure the deployment's. Passages are embedded anew when it changes.</summary>
    public string? Name { get; set; }

    /// <summary>How many passages are embedded in one request.</summary>
    [Range(1, 2_048)]
    public int BatchSize { get; set; } = 64;

    /// <summary>For how many milliseconds a question waits for its embedding before it is searched by words alone.</summary>
    [Range(1, 50_000)]
    public int QuestionMilliseconds { get; set; } = 1_000;
}

[OptionsValidator]
internal sealed partial class ModelOptionsValidator : IValidateOptions<ModelOptions>;

[OptionsValidator]
internal sealed partial class EmbeddingsOptionsValidator : IValidateOptions<EmbeddingsOptions>;
