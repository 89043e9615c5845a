using Bot.Core.Chat;
using Bot.Core.Ingestion;

namespace Bot.Core.Commands;

/// <summary>When the bot speaks in a channel, and whether moderators are asked there.</summary>
internal static class ChannelCommands
{
    private static readonly CommandOption Mode = new("mode", OptionKind.Choice) { Choices = ["off", "mention", "auto"], IsFirst = true };
    private static readonly CommandOption Moderators = new("moderators", OptionKind.Flag);

    public static IReadOnlyList<CommandDefinition> All { get; } = [new("channel mode", CommandAccess.Moderator, [Mode, Moderators], ModeAsync) { NeedsChannel = true }];

    private static async Task<CommandResult> ModeAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        if (services.Chat is not { } chat || call.Caller.Channel is not { } channel)
            throw new SourceException("that is for the channels of a chat platform");
        var words = call.Words;
        var settings = chat.Channels.GetValueOrDefault(channel) ?? new ChannelSettings(ChannelMode.Mention, IsForModerators: false);
        var (mode, moderators) = (call.Text(Mode.Name), call.Flag(Moderators.Name));
        if (mode is null && moderators is null)
            return Shown(settings, words);
        var wanted = settings with
        {
            Mode = mode is null ? settings.Mode : Enum.Parse<ChannelMode>(mode, ignoreCase: true),
            IsForModerators = moderators ?? settings.IsForModerators,
        };
        await chat.SetChannelAsync(channel, wanted, cancellationToken);
        return CommandResult.Of([
            .. mode is null ? (string[])[] : [words[$"mode_{mode}"]],
            .. moderators is null ? (string[])[] : [words[wanted.IsForModerators ? "moderators_on" : "moderators_off"]]]);
    }

    private static CommandResult Shown(ChannelSettings settings, CommandWords words)
    {
        var name = settings.Mode switch { ChannelMode.Off => "off", ChannelMode.Auto => "auto", _ => "mention" };
        return CommandResult.Of([words.With("mode_shown", name), .. settings.IsForModerators ? (string[])[words["mode_shown_moderators"]] : []]);
    }
}
