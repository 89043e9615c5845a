using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Host.Discord.Payloads;
using Bot.Host.Discord.Rendering;
using Bot.Host.Platforms;

namespace Bot.Host.Discord;

/// <summary>The commands that are no questions, and the buttons below what they show.</summary>
internal sealed class DiscordCommands(
    ChatService chat, IArticleStore articles, ChatOptions options, DiscordChannels channels, DiscordMessenger messenger, RecentIds recent)
{
    public const string Forget = "forget";

    // Discord shows no more choices, and takes no longer ones.
    private const int MostChoices = 25;
    private const int LongestChoice = 100;

    // https://docs.discord.com/developers/topics/permissions
    private const ulong Administrator = 1 << 3;
    private const ulong ManageGuild = 1 << 5;

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
            CommandNames.Mode => DiscordRenderer.Note(await ModeAsync(command, texts, cancellationToken)),
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
        await messenger.RespondAsync(typed.Origin, InteractionResponse.Choices(outlets), cancellationToken);
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

    private async Task<string> ModeAsync(DiscordUpdate.Command command, WordList texts, CancellationToken cancellationToken)
    {
        if (command.Place.Guild is null)
            return texts["only_in_server"];
        // Discord hides the command from others, but server owners may show it to anyone.
        if ((command.Origin.Permissions & (Administrator | ManageGuild)) == 0)
            return texts["not_moderator"];
        var channel = DiscordChannels.AddressOf(await channels.CompleteAsync(command.Place, cancellationToken));
        var settings = chat.Channels.GetValueOrDefault(channel) ?? new ChannelSettings(ChannelMode.Mention, IsForModerators: false);
        var (mode, moderators) = (command.Options.GetValueOrDefault(CommandNames.Mode), command.Options.GetValueOrDefault(CommandNames.Moderators));
        var wanted = settings with
        {
            Mode = Enum.TryParse<ChannelMode>(mode, ignoreCase: true, out var chosen) ? chosen : settings.Mode,
            IsForModerators = bool.TryParse(moderators, out var here) ? here : settings.IsForModerators,
        };
        if (mode is null && moderators is null)
            return Shown(settings, texts);
        await chat.SetChannelAsync(channel, wanted, cancellationToken);
        string?[] changes = [mode is null ? null : texts[$"mode_{Name(wanted.Mode)}"], moderators is null ? null : texts[wanted.IsForModerators ? "moderators_on" : "moderators_off"]];
        return string.Join('\n', changes.OfType<string>());
    }

    private static string Shown(ChannelSettings settings, WordList texts) =>
        texts.With("mode_shown", Name(settings.Mode)) + (settings.IsForModerators ? $"\n{texts["mode_shown_moderators"]}" : "");

    private static string Name(ChannelMode mode) => mode switch { ChannelMode.Off => "off", ChannelMode.Auto => "auto", _ => "mention" };

    private static WordList Words(DiscordUpdate.Interaction update) => DiscordWords.For(update.Origin.Locale);
}
