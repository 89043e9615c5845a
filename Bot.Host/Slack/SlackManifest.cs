using System.Text.Json.Nodes;
using Bot.Core.Commands;
using Bot.Host.Platforms;

namespace Bot.Host.Slack;

/// <summary>The app's manifest (https://docs.slack.dev/reference/app-manifest), which Slack makes the app from.</summary>
internal static class SlackManifest
{
    public const string ShortcutName = "Check against sources";

    // Undocumented; what is longer is cut by clients.
    private const int MostHint = 100;

    private static readonly string[] Events = ["app_home_opened", "app_mention", "message.channels", "message.groups", "message.im"];

    /// <param name="publicUrl">Where Slack reaches the bot; null for Socket Mode.</param>
    public static JsonObject Of(Uri? publicUrl, IReadOnlyList<SuggestedPrompt> prompts) => new()
    {
        ["display_information"] = new JsonObject
        {
            ["name"] = "Docket",
            ["description"] = "Answers questions from stored news sources and cites every sentence.",
        },
        ["features"] = Features(publicUrl, prompts),
        ["oauth_config"] = new JsonObject
        {
            ["scopes"] = new JsonObject
            {
                ["bot"] = new JsonArray([.. SlackScopes.Needed.Select(scope => (JsonNode)scope.Name)]),
                ["bot_optional"] = new JsonArray([.. SlackScopes.Optional.Select(scope => (JsonNode)scope.Name)]),
            },
        },
        ["settings"] = Settings(publicUrl),
    };

    private static JsonObject Features(Uri? publicUrl, IReadOnlyList<SuggestedPrompt> prompts)
    {
        var agent = new JsonObject { ["agent_description"] = "Ask about the story; every sentence of a reply stands in the source it cites." };
        if (prompts.Count > 0)
            agent["suggested_prompts"] = new JsonArray([.. prompts.Select(prompt => (JsonNode)new JsonObject { ["title"] = prompt.Title, ["message"] = prompt.Message })]);
        var ask = new JsonObject
        {
            ["command"] = "/ask",
            ["description"] = "Ask a question; only you see the reply until you share it",
            ["usage_hint"] = "question | help | forget me | mode off, mention or auto",
            ["should_escape"] = false,
        };
        JsonObject[] commands = [ask, .. CommandRegistry.All.GroupBy(command => command.Path.Split(' ')[0]).Select(group => Command(group.Key, group))];
        foreach (var command in commands)
        {
            if (publicUrl is not null)
                command.Insert(1, "url", At(publicUrl, "slack/commands"));
        }

        return new JsonObject
        {
            ["agent_view"] = agent,
            ["app_home"] = new JsonObject { ["home_tab_enabled"] = false, ["messages_tab_enabled"] = true, ["messages_tab_read_only_enabled"] = false },
            ["bot_user"] = new JsonObject { ["display_name"] = "Docket", ["always_online"] = false },
            ["shortcuts"] = new JsonArray(new JsonObject
            {
                ["type"] = "message",
                ["name"] = ShortcutName,
                ["callback_id"] = ActionIds.CheckClaim,
                ["description"] = "Shows you what the stored sources say about this message",
            }),
            ["slash_commands"] = new JsonArray([.. commands]),
        };
    }

    /// <summary>One for each group of commands: Slack knows no commands of two words.</summary>
    private static JsonObject Command(string group, IEnumerable<CommandDefinition> commands)
    {
        var hint = string.Join(" | ", commands.Select(command => command.Path[group.Length..].TrimStart()));
        var json = new JsonObject { ["command"] = $"/{group}", ["description"] = CommandWords.English.About(group) };
        if (hint.Length > 0)
            json["usage_hint"] = hint.Length <= MostHint ? hint : $"{hint[..hint.LastIndexOf(" | ", MostHint - 2, StringComparison.Ordinal)]} …";
        json["should_escape"] = false;
        return json;
    }

    private static JsonObject Settings(Uri? publicUrl)
    {
        var events = new JsonObject { ["bot_events"] = new JsonArray([.. Events.Select(name => (JsonNode)name)]) };
        var interactivity = new JsonObject { ["is_enabled"] = true };
        if (publicUrl is not null)
        {
            events.Insert(0, "request_url", At(publicUrl, "slack/events"));
            interactivity["request_url"] = At(publicUrl, "slack/interactions");
        }

        return new JsonObject
        {
            ["event_subscriptions"] = events,
            ["interactivity"] = interactivity,
            ["org_deploy_enabled"] = false,
            ["socket_mode_enabled"] = publicUrl is null,
            ["token_rotation_enabled"] = false,
        };
    }

    private static string At(Uri publicUrl, string path) => new Uri(publicUrl, path).ToString();
}
