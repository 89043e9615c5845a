using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Host.Discord.Payloads;
using Bot.Host.Discord.Rendering;
using Bot.Host.Platforms;

namespace Bot.Host.Discord;

/// <summary>The commands that are no questions, and the buttons below what they show.</summary>
internal sealed class DiscordCommands(
    ChatService chat, IArticleStore articles, ChatOptions options, DiscordMessenger messenger, RecentIds recent)
{
    public const string Forget = "forget";

    // Discord shows no more choices, and takes no longer ones.
    private const int MostChoices = 25;
    private const int LongestChoice = 100;

    public async Task HandleAsync(DiscordUpdate.Command command, CancellationToken cancellationToken)
    {
        if (!recent.Add($"command {command.Origin.Id}"))
            return;
        await messenger.RespondAsync(command.Origin, InteractionResponse.Working(isPrivate: true), cancellationToken);
        var texts = Words(command);
        var content = command.Name switch
        {
            CommandNames.Help => DiscordRenderer.Note(texts["help"]),
            CommandNames.Sources => await SourcesAsync(texts, command.Options.GetValueOrDefault(CommandNames.Outlet), first: 0, cancellationToken),
            CommandNames.Privacy => DiscordRenderer.Offer(texts.With("privacy", options.RetentionDays), texts["forget"], Forget),
            _ => DiscordRenderer.Note(texts["failed"]),
        };
        await messenger.FillAsync(command.Origin.Token, content, mark: null, cancellationToken);
    }

    /// <summary>Offers the outlets that hold what is typed, those with most articles first.</summary>
    public async Task HandleAsync(DiscordUpdate.Typed typed, CancellationToken cancellationToken)
    {
        var outlets = typed is { Name: CommandNames.Sources, Option: CommandNames.Outlet }
            ? (await articles.ListAsync(cancellationToken))
                .Where(article => article.Indexed)
                .Select(article => article.Provenance.Outlet)
                .Where(outlet => outlet.Length is > 0 and <= LongestChoice && outlet.Contains(typed.Value.Trim(), StringComparison.OrdinalIgnoreCase))
                .CountBy(outlet => outlet)
                .OrderByDescending(entry => entry.Value)
                .ThenBy(entry => entry.Key, StringComparer.Ordinal)
                .Take(MostChoices)
                .Select(entry => entry.Key)
            : [];
        await messenger.RespondAsync(typed.Origin, InteractionResponse.Choices(outlets.Select(outlet => (outlet, outlet))), cancellationToken);
    }

    /// <summary>To another page of sources, in the place of the one that is shown.</summary>
    public async Task TurnAsync(DiscordUpdate.Pressed pressed, CancellationToken cancellationToken)
    {
        await messenger.RespondAsync(pressed.Origin, InteractionResponse.Later, cancellationToken);
        var (first, outlet) = SourcePage.Read(pressed.Button);
        var content = await SourcesAsync(Words(pressed), outlet, first, cancellationToken);
        await messenger.FillAsync(pressed.Origin.Token, content, mark: null, cancellationToken);
    }

    public async Task ForgetAsync(DiscordUpdate.Pressed pressed, CancellationToken cancellationToken)
    {
        await messenger.RespondAsync(pressed.Origin, InteractionResponse.Working(isPrivate: true), cancellationToken);
        var notice = await chat.ForgetAsync(DiscordMessages.Asker(pressed.User), pressed.Origin.Locale, cancellationToken);
        await messenger.FillAsync(pressed.Origin.Token, DiscordRenderer.Note(notice.Text), mark: null, cancellationToken);
    }

    private async Task<DiscordContent> SourcesAsync(WordList texts, string? outlet, int first, CancellationToken cancellationToken)
    {
        var found = (await articles.ListAsync(cancellationToken))
            .Where(article => article.Indexed && (outlet is null || article.Provenance.Outlet.Contains(outlet, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        return SourcePage.Of(found, outlet, first, texts);
    }

    private static WordList Words(DiscordUpdate.Interaction update) => DiscordWords.For(update.Origin.Locale);
}
