using System.Net;
using System.Text.Json.Nodes;
using Bot.Fakes.Discord;
using Bot.Host;
using Bot.Host.Discord.Http;
using Bot.Host.Discord.Wire;
using Bot.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Host.Discord;

public sealed class DiscordEndpointTests : IAsyncLifetime
{
    private const int KeySeed = 7;

    private readonly FakeTimeProvider clock = FerryStory.Clock();
    private readonly DiscordInbox inbox = new(capacity: 2);
    private WebApplication server = null!;
    private HttpClient client = null!;
    private SignedInteractions requests = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        new DiscordEndpoint(new DiscordSignature(SignedInteractions.PublicKey(KeySeed), clock), inbox).Map(server);
        await server.StartAsync();
        client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(server.Urls.Single()) };
        requests = new SignedInteractions(client, KeySeed, clock);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.StopAsync(new CancellationToken(canceled: true));
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_ping_is_answered_with_a_pong()
    {
        var response = await requests.SendAsync(new JsonObject { ["type"] = 1, ["id"] = "1" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("""{"type":1}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_interaction_is_taken_without_a_body_and_waits_in_the_inbox()
    {
        var response = await requests.SendAsync(Command("1"));

        Assert.Equal((HttpStatusCode.Accepted, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        var delivery = Assert.Single(await TakenAsync());
        Assert.Equal((DiscordDeliveryKind.Interaction, "INTERACTION_CREATE", "1"), (delivery.Kind, delivery.Type, delivery.Data.Text("id")));
    }

    [Fact]
    public async Task What_is_not_signed_by_discord_and_now_and_for_the_first_time_is_401_and_nothing_happens()
    {
        var body = Command("1").ToJsonString();
        var now = clock.GetUtcNow();
        var unsigned = requests.Request(body, now);
        unsigned.Headers.Remove("X-Signature-Ed25519");
        var undated = requests.Request(body, now);
        undated.Headers.Remove("X-Signature-Timestamp");
        var other = requests.Request(body, now);
        other.Content = new StringContent($"{body} ");
        var doubled = requests.Request(body, now);
        doubled.Headers.Add("X-Signature-Ed25519", new string('0', 128));
        var redated = requests.Request(body, now);
        redated.Headers.Remove("X-Signature-Timestamp");
        redated.Headers.Add("X-Signature-Timestamp", $"{now.ToUnixTimeSeconds() + 1}");
        var flipped = requests.Request(body, now);
        var signature = flipped.Headers.GetValues("X-Signature-Ed25519").Single();
        flipped.Headers.Remove("X-Signature-Ed25519");
        flipped.Headers.Add("X-Signature-Ed25519", (signature[0] == '0' ? '1' : '0') + signature[1..]);
        var wrong = requests.Request(body, now, otherSeed: 8);

        foreach (var request in new[] { unsigned, undated, other, doubled, redated, flipped, wrong, Signature(body, "zz"), requests.Request(body, now.AddSeconds(-301)), requests.Request(body, now.AddSeconds(301)) })
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(request)).StatusCode);

        Assert.Empty(await TakenAsync());
    }

    [Fact]
    public async Task A_request_recorded_and_sent_again_is_401_also_with_its_signature_in_other_letters()
    {
        var body = Command("1").ToJsonString();
        var now = clock.GetUtcNow();
        var upper = requests.Request(body, now);
        var signature = upper.Headers.GetValues("X-Signature-Ed25519").Single();
        upper.Headers.Remove("X-Signature-Ed25519");
        upper.Headers.Add("X-Signature-Ed25519", signature.ToUpperInvariant());

        var first = await client.SendAsync(requests.Request(body, now));
        var again = await client.SendAsync(requests.Request(body, now));
        var shouted = await client.SendAsync(upper);
        clock.Advance(TimeSpan.FromMinutes(4));
        var later = await client.SendAsync(requests.Request(body, now));

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.All([again, shouted, later], response => Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode));
        Assert.Single(await TakenAsync());
    }

    [Fact]
    public async Task A_full_inbox_is_said_and_the_same_request_may_come_again()
    {
        await requests.SendAsync(Command("1"));
        await requests.SendAsync(Command("2"));
        var body = Command("3").ToJsonString();
        var now = clock.GetUtcNow();
        var full = await client.SendAsync(requests.Request(body, now));
        await using var reading = inbox.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();
        await reading.MoveNextAsync();

        var again = await client.SendAsync(requests.Request(body, now));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.Accepted), (full.StatusCode, again.StatusCode));
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_before_anything_else()
    {
        var response = await client.PostAsync(SignedInteractions.Path, new StringContent(new string('x', 1024 * 1024 + 1)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task What_is_signed_and_no_interaction_is_400(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(requests.Request(body, clock.GetUtcNow()))).StatusCode);

    private static JsonObject Command(string id) => new() { ["id"] = id, ["type"] = 2, ["token"] = "t", ["data"] = new JsonObject { ["name"] = "ask" } };

    private HttpRequestMessage Signature(string body, string signature)
    {
        var request = requests.Request(body, clock.GetUtcNow());
        request.Headers.Remove("X-Signature-Ed25519");
        request.Headers.Add("X-Signature-Ed25519", signature);
        return request;
    }

    private async Task<List<DiscordDelivery>> TakenAsync()
    {
        inbox.Close();
        return await inbox.ReadAllAsync(CancellationToken.None).ToListAsync();
    }
}
