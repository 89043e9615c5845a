using System.Text.Json.Nodes;

namespace Bot.Fakes.Discord;

/// <summary>What people do in Discord. The gateway tells the bot of it; interactions can also be sent as requests.</summary>
public sealed class DiscordPeople
{
    private const int Command = 2;
    private const int Component = 3;
    private const int AutocompleteType = 4;
    private const int ModalSubmit = 5;
    private const int AttachmentOption = 11;

    private readonly LoopbackDiscord discord;

    internal DiscordPeople(LoopbackDiscord discord) => this.discord = discord;

    /// <summary>Sends interactions some other way than by the gateway.</summary>
    public Action<LoopbackInteraction>? Sends { get; set; }

    private DiscordState State => discord.State;

    public DiscordMessage Say(string channel, string user, string text, string? replyTo = null)
    {
        var mentions = MessageBody.MentionsIn(text);
        // Who is replied to is mentioned, unless the writer turns that off.
        if (replyTo is not null && State.Find(channel, replyTo) is { } replied && !mentions.Contains(replied.Author))
            mentions = [.. mentions, replied.Author];
        var message = State.Add(new DiscordMessage("", channel, user, text) { ReplyTo = replyTo, Mentions = mentions });
        discord.Announce("MESSAGE_CREATE", message);
        return message;
    }

    public DiscordMessage Edit(DiscordMessage message, string text)
    {
        var edited = message with { Content = text, Mentions = MessageBody.MentionsIn(text), Edits = message.Edits + 1 };
        State.Replace(edited);
        discord.Announce("MESSAGE_UPDATE", edited);
        return edited;
    }

    public void Delete(DiscordMessage message)
    {
        State.Remove(message.Id);
        discord.AnnounceDeleted(message);
    }

    /// <summary>Uses a slash command, such as <c>ask</c> with its options by name.</summary>
    public LoopbackInteraction Use(string channel, string user, string command, params (string Name, JsonNode Value)[] options) =>
        Send(Interaction(channel, user, Command, CommandData(command, options)));

    /// <summary>Uses a command on a message.</summary>
    public LoopbackInteraction UseOn(DiscordMessage message, string user, string command)
    {
        var data = CommandData(command, [], type: 3);
        (data["target_id"], data["resolved"]) = (message.Id, new JsonObject { ["messages"] = new JsonObject { [message.Id] = DiscordPayloads.Message(discord, message) } });
        return Send(Interaction(message.Channel, user, Command, data));
    }

    /// <summary>Types into an option of a command that has suggestions.</summary>
    public LoopbackInteraction Type(string channel, string user, string command, string option, string text)
    {
        var data = CommandData(command, [(option, text)]);
        var inner = data["options"]!;
        while (inner[0]!["options"] is { } deeper)
            inner = deeper;
        inner[0]!["focused"] = true;
        return Send(Interaction(channel, user, AutocompleteType, data));
    }

    public LoopbackInteraction Press(DiscordMessage message, string user, string customId, string locale = "en-US") =>
        Send(Interaction(message.Channel, user, Component, new JsonObject { ["component_type"] = ComponentRules.Button, ["custom_id"] = customId, ["id"] = 1 }, message, locale));

    /// <summary>Submits the modal that a press opened, with what was typed or chosen by custom id.</summary>
    public LoopbackInteraction Submit(LoopbackInteraction opened, params (string CustomId, string Value)[] values)
    {
        var modal = opened.AnswerData ?? throw new InvalidOperationException("no modal is open");
        var data = new JsonObject
        {
            ["custom_id"] = modal["custom_id"]!.DeepClone(),
            ["components"] = new JsonArray([.. modal["components"]!.AsArray().Select((part, index) => (JsonNode)Filled(part!, index + 1, values))]),
        };
        var message = opened.Message is { } id ? State.Find(opened.Channel, id) : null;
        return Send(Interaction(opened.Channel, opened.User, ModalSubmit, data, message));
    }

    /// <summary>An interaction's payload, registered but not sent: for a request.</summary>
    public LoopbackInteraction Interaction(string channel, string user, int type, JsonObject data, DiscordMessage? message = null, string locale = "en-US")
    {
        var at = State.Channels[channel];
        var guild = at.Guild is { } id ? State.Guilds[id] : null;
        var interaction = new LoopbackInteraction(State.NextId(), $"token-{State.NextId()}", type, channel, user, [], discord.Clock.GetUtcNow()) { Message = message?.Id };
        Fill(interaction, data, at, guild, locale);
        if (message is not null)
            interaction.Payload["message"] = DiscordPayloads.Message(discord, message);
        discord.Interactions.Add(interaction);
        return interaction;
    }

    /// <summary>The data of a command, as an interaction carries it.</summary>
    /// <param name="path">The command's name, and those of what is below it; parted by spaces.</param>
    public JsonObject CommandData(string path, (string Name, JsonNode Value)[] options, int type = 1)
    {
        // Those on messages have names of several words.
        string[] names = type == 1 ? path.Split(' ') : [path];
        var data = OuterData(names[0], type);
        var inner = data;
        for (var depth = 1; depth < names.Length; depth++)
        {
            var below = new JsonObject { ["name"] = names[depth], ["type"] = names.Length - depth };
            inner["options"] = new JsonArray(below);
            inner = below;
        }

        if (options.Length > 0)
            inner["options"] = new JsonArray([.. options.Select(option => (JsonNode)new JsonObject { ["name"] = option.Name, ["type"] = TypeOf(option.Value), ["value"] = option.Value.DeepClone() })]);
        return data;
    }

    /// <summary>A command with a file among its options.</summary>
    public LoopbackInteraction UseWithFile(string channel, string user, string path, string option, string attachment, params (string Name, JsonNode Value)[] options)
    {
        var data = CommandData(path, [(option, attachment), .. options]);
        var inner = data["options"]!;
        while (inner[0]!["options"] is { } deeper)
            inner = deeper;
        inner[0]!["type"] = AttachmentOption;
        var (name, content) = State.Attachments[attachment];
        var url = new Uri(discord.Address, $"/attachments/{attachment}").ToString();
        data["resolved"] = new JsonObject
        {
            ["attachments"] = new JsonObject
            {
                [attachment] = new JsonObject { ["id"] = attachment, ["filename"] = name, ["size"] = content.Length, ["url"] = url, ["proxy_url"] = url, ["ephemeral"] = true },
            },
        };
        return Send(Interaction(channel, user, Command, data));
    }

    private JsonObject OuterData(string command, int type)
    {
        var known = State.Commands.Values.SelectMany(list => list.Commands).FirstOrDefault(other => other["name"]?.ToString() == command);
        var data = new JsonObject { ["id"] = known?["id"]?.ToString() ?? State.NextId(), ["name"] = command, ["type"] = type };
        return data;
    }

    private static int TypeOf(JsonNode value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => 5,
        System.Text.Json.JsonValueKind.Number => 4,
        _ => 3,
    };

    private LoopbackInteraction Send(LoopbackInteraction interaction)
    {
        if (Sends is { } send)
        {
            send(interaction);
            return interaction;
        }

        discord.Gateway.Dispatch("INTERACTION_CREATE", interaction.Payload, State.Channels[interaction.Channel].Guild);
        return interaction;
    }

    private void Fill(LoopbackInteraction interaction, JsonObject data, DiscordChannel channel, DiscordGuild? guild, string locale)
    {
        var payload = interaction.Payload;
        (payload["id"], payload["application_id"], payload["type"], payload["token"], payload["version"]) =
            (interaction.Id, discord.Options.ApplicationId, interaction.Type, interaction.Token, 1);
        (payload["data"], payload["channel_id"], payload["channel"]) = (data, channel.Id, DiscordPayloads.Channel(channel));
        (payload["locale"], payload["app_permissions"], payload["entitlements"]) = (locale, DiscordPayloads.BotPermissionsText, new JsonArray());
        (payload["attachment_size_limit"], payload["context"]) = (10_485_760, guild is null ? 1 : 0);
        payload["authorizing_integration_owners"] = new JsonObject { ["0"] = guild?.Id ?? "0" };
        if (guild is null)
        {
            payload["user"] = DiscordPayloads.User(interaction.User);
            return;
        }

        (payload["guild_id"], payload["guild"], payload["guild_locale"]) = (guild.Id, DiscordPayloads.Guild(guild), guild.Locale);
        payload["member"] = DiscordPayloads.Member(guild, interaction.User, withPermissions: true);
    }

    private static JsonObject Filled(JsonNode part, int id, (string CustomId, string Value)[] values)
    {
        var input = part["component"] ?? part["components"]?[0];
        if (input is null)
            return new JsonObject { ["type"] = part["type"]!.DeepClone(), ["id"] = id };
        var customId = input["custom_id"]!.ToString();
        var value = values.FirstOrDefault(value => value.CustomId == customId).Value;
        var filled = new JsonObject { ["type"] = input["type"]!.DeepClone(), ["id"] = 100 + id, ["custom_id"] = customId };
        if (input["type"]!.GetValue<int>() == ComponentRules.TextInput)
            filled["value"] = value ?? "";
        else if (input["type"]!.GetValue<int>() is 21)
            filled["value"] = value;
        else
            filled["values"] = value is null ? new JsonArray() : new JsonArray(value);
        var answer = new JsonObject { ["type"] = part["type"]!.DeepClone(), ["id"] = id };
        if (part["component"] is not null)
            answer["component"] = filled;
        else
            answer["components"] = new JsonArray(filled);
        return answer;
    }
}
