namespace Bot.Host.Discord.Payloads;

/// <summary>What somebody did in Discord, as far as it concerns the bot; the same by whichever way it came.</summary>
internal abstract record DiscordUpdate(DiscordPlace Place, string User)
{
    /// <summary>A message was written, or its text changed.</summary>
    /// <param name="Text">Plain, without the bot's mention; empty also where Discord does not let the bot read it.</param>
    /// <param name="IsToBot">It mentions the bot, or replies to a message of the bot in a way that notifies it.</param>
    /// <param name="IsForOthers">It mentions or answers other people, and not the bot.</param>
    /// <param name="InReplyTo">The message it replies to.</param>
    public sealed record Written(
        DiscordPlace Place, string User, string Message, string Text, bool IsToBot, bool IsForOthers, string? InReplyTo, bool IsEdit)
        : DiscordUpdate(Place, User);

    public sealed record Deleted(DiscordPlace Place, IReadOnlyList<string> Messages) : DiscordUpdate(Place, User: "");

    /// <summary>Something that Discord waits for an answer to.</summary>
    public abstract record Interaction(DiscordPlace Place, string User, InteractionOrigin Origin) : DiscordUpdate(Place, User);

    /// <summary>The command that asks a question.</summary>
    /// <param name="IsPrivate">Only the user is to see the reply.</param>
    public sealed record Asked(DiscordPlace Place, string User, InteractionOrigin Origin, string Question, bool IsPrivate) : Interaction(Place, User, Origin);

    /// <summary>The command on somebody's message.</summary>
    /// <param name="Text">Of that message, plain.</param>
    public sealed record Checked(DiscordPlace Place, string User, InteractionOrigin Origin, string Text) : Interaction(Place, User, Origin);

    /// <summary>Any other command.</summary>
    /// <param name="Name">With the names of its groups before it, parted by spaces.</param>
    /// <param name="Options">By name; as text, whatever their type.</param>
    /// <param name="Files">By the name of the option.</param>
    public sealed record Command(
        DiscordPlace Place, string User, InteractionOrigin Origin, string Name, IReadOnlyDictionary<string, string> Options, IReadOnlyDictionary<string, SentFile> Files)
        : Interaction(Place, User, Origin);

    /// <summary>An option of a command is being typed.</summary>
    public sealed record Typed(DiscordPlace Place, string User, InteractionOrigin Origin, string Name, string Option, string Value)
        : Interaction(Place, User, Origin);

    /// <summary>A button was pressed.</summary>
    public sealed record Pressed(DiscordPlace Place, string User, InteractionOrigin Origin, string Button) : Interaction(Place, User, Origin);

    /// <summary>A modal was sent off.</summary>
    /// <param name="Fields">What was written, by the field's name; none that is empty.</param>
    public sealed record Submitted(DiscordPlace Place, string User, InteractionOrigin Origin, string Modal, IReadOnlyDictionary<string, string> Fields)
        : Interaction(Place, User, Origin);
}

/// <summary>What an interaction is answered by.</summary>
/// <param name="Locale">The language that the user set in Discord.</param>
/// <param name="Permissions">What the user may do in the channel, as Discord's bits; none outside servers.</param>
/// <param name="Roles">The ids of the user's roles; none outside servers.</param>
/// <param name="IsWithBot">In the direct messages of the user and the bot.</param>
internal sealed record InteractionOrigin(string Id, string Token, string Locale, ulong Permissions, IReadOnlyList<string> Roles, bool IsWithBot);

/// <summary>A file that came with a command.</summary>
internal sealed record SentFile(string Name, string Url);
