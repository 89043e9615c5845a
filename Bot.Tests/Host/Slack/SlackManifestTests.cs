using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Host.Slack;

namespace Bot.Tests.Host.Slack;

public sealed class SlackManifestTests
{
    // Slack makes no app from a manifest that is over one of these; 24 and 139 it enforces without saying so
    // (github.com/agentconnect-md/agentconnect/pull/179, github.com/mastra-ai/mastra/pull/16093).
    [Theory]
    [InlineData("/display_information/name", 35)]
    [InlineData("/display_information/description", 139)]
    [InlineData("/features/bot_user/display_name", 80)]
    [InlineData("/features/shortcuts/0/name", 24)]
    [InlineData("/features/shortcuts/0/description", 150)]
    [InlineData("/features/shortcuts/0/callback_id", 255)]
    [InlineData("/features/slash_commands/0/command", 32)]
    public void Its_texts_are_no_longer_than_slack_takes(string path, int most)
    {
        var text = path.Split('/')[1..].Aggregate(
            (JsonNode)SlackManifest.Of(publicUrl: null, []),
            (node, name) => node is JsonArray items ? items[int.Parse(name, CultureInfo.InvariantCulture)]! : node[name]!).ToString();

        Assert.InRange(text.Length, 1, most);
    }

    [Fact]
    public void The_shortcut_is_called_the_same_wherever_it_is_spoken_of() =>
        Assert.All(SlackWords.Languages, texts => Assert.Contains(SlackManifest.ShortcutName, texts["help"], StringComparison.Ordinal));
}
