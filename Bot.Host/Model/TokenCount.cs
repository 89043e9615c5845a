using Microsoft.Extensions.AI;
using Microsoft.ML.Tokenizers;

namespace Bot.Host.Model;

/// <summary>
/// Counts the tokens of a text as OpenAI's newer models cut it. Models of others cut differently, but not into many more,
/// and what a provider reports as used replaces the count.
/// </summary>
internal sealed class TokenCount
{
    // Its two hundred thousand pieces take a while to read: only when a model is asked.
    private readonly Lazy<Tokenizer> tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    public int Of(string text) => tokenizer.Value.CountTokens(text);

    public int Of(IEnumerable<AIContent> contents) => contents.Sum(content => content switch
    {
        TextContent text => Of(text.Text),
        FunctionCallContent call => Of(string.Join(' ', [call.Name, .. call.Arguments?.Select(argument => $"{argument.Value}") ?? []])),
        FunctionResultContent result => Of($"{result.Result}"),
        _ => 0,
    });
}
