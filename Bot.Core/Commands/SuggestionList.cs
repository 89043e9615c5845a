using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Core.Articles;
using Bot.Core.Chat;

namespace Bot.Core.Commands;

/// <summary>What members suggested on chat platforms and nobody has decided about yet; kept in the store, for one process at a time.</summary>
public sealed class SuggestionList(IArticleStore store) : IDisposable
{
    private const string Name = "suggestions";

    private readonly SemaphoreSlim gate = new(1, 1);

    public Task AddAsync(Suggestion suggestion, CancellationToken cancellationToken) => ChangeAsync(all => [.. all, suggestion], cancellationToken);

    public Task ReplaceAsync(Suggestion suggestion, CancellationToken cancellationToken) =>
        ChangeAsync(all => [.. all.Select(other => other.Proposal == suggestion.Proposal ? suggestion : other)], cancellationToken);

    public Task RemoveAsync(string proposal, CancellationToken cancellationToken) =>
        ChangeAsync(all => [.. all.Where(other => other.Proposal != proposal)], cancellationToken);

    public async Task<IReadOnlyList<Suggestion>> ListAsync(CancellationToken cancellationToken) =>
        await store.RecallAsync(Name, cancellationToken) is { Length: > 0 } kept ? JsonSerializer.Deserialize(kept, SuggestionJson.Default.IReadOnlyListSuggestion) ?? [] : [];

    public void Dispose() => gate.Dispose();

    private async Task ChangeAsync(Func<IReadOnlyList<Suggestion>, IReadOnlyList<Suggestion>> change, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var changed = change(await ListAsync(cancellationToken));
            await store.RememberAsync(Name, JsonSerializer.Serialize(changed, SuggestionJson.Default.IReadOnlyListSuggestion), cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }
}

/// <param name="Channel">Where it was suggested.</param>
/// <param name="User">Who suggested it, by the platform's name.</param>
/// <param name="Language">What they are told in.</param>
/// <param name="Shown">The messages that show it to moderators.</param>
public sealed record Suggestion(string Proposal, ChannelAddress Channel, string User, string Language, IReadOnlyList<MessageAddress> Shown);

[JsonSerializable(typeof(IReadOnlyList<Suggestion>))]
internal sealed partial class SuggestionJson : JsonSerializerContext;
