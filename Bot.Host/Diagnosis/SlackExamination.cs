using System.Runtime.CompilerServices;
using Bot.Host.Configuration;
using Bot.Host.Slack;
using Bot.Host.Slack.Wire;

namespace Bot.Host.Diagnosis;

/// <summary>Asks Slack who the tokens are and what they may do.</summary>
internal sealed class SlackExamination(SlackOptions options, TimeProvider clock)
{
    private const string Subject = "slack";

    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!SlackWays.IsOn(options))
        {
            var started = !string.IsNullOrWhiteSpace(options.BotToken) || !string.IsNullOrWhiteSpace(options.AppToken) || !string.IsNullOrWhiteSpace(options.SigningSecret);
            yield return started ? Finding.Fail(Subject, SlackWays.Describe(options)) : Finding.Ok(Subject, SlackWays.Describe(options));
            yield break;
        }

        var collection = new ServiceCollection();
        SlackHttp.AddTo(collection);
        await using var services = collection.BuildServiceProvider();
        var api = new SlackWebApi(services.GetRequiredService<IHttpClientFactory>(), new Uri(options.ApiBaseUrl), clock, new Random(1));
        yield return await TryAsync(() => BotAsync(api, cancellationToken));
        if (!string.IsNullOrWhiteSpace(options.AppToken))
            yield return await TryAsync(() => SocketAsync(api, cancellationToken));
        if (!string.IsNullOrWhiteSpace(options.SigningSecret))
            yield return Finding.Ok(Subject, "signed requests are taken at /slack/events, /slack/commands and /slack/interactions; Slack must reach them by https");
    }

    private async Task<Finding> BotAsync(SlackWebApi api, CancellationToken cancellationToken)
    {
        var self = await api.CallAsync(new SlackCall("auth.test", []), options.BotToken ?? "", cancellationToken);
        var missing = SlackScopes.Needed.Where(scope => !self.Scopes.Contains(scope.Name)).ToList();
        if (missing.Count > 0)
        {
            var list = string.Join(", ", missing.Select(scope => $"{scope.Name} ({scope.For})"));
            return Finding.Fail(Subject, $"the bot token lacks {list}: add what is missing under OAuth & Permissions and install the app again");
        }

        return Finding.Ok(Subject, $"the bot is {self.Body.Text("user")} in {self.Body.Text("team")}, with all the scopes it needs");
    }

    private async Task<Finding> SocketAsync(SlackWebApi api, CancellationToken cancellationToken)
    {
        await api.CallAsync(new SlackCall("apps.connections.open", []), options.AppToken ?? "", cancellationToken);
        return Finding.Ok(Subject, "Socket Mode can be opened");
    }

    private static async Task<Finding> TryAsync(Func<Task<Finding>> examine)
    {
        try
        {
            return await examine();
        }
        catch (SlackException error)
        {
            return error.IsTransient ? Finding.Warn(Subject, $"{error.Message}; try again later") : Finding.Fail(Subject, error.Message);
        }
    }
}
