using Bot.Core.Chat;
using static Bot.Tests.Chat.ChatRun;

namespace Bot.Tests.Chat;

public sealed class NoticesTests
{
    [Theory]
    [InlineData("Who voted for the fare?", null, "en")]
    [InlineData("Who voted for the fare?", "fr-FR", "en")]
    [InlineData("🙂", "es_MX", "es")]
    [InlineData("谁投票支持涨价？", "en-US", "zh")]
    public async Task A_person_is_told_in_the_language_they_write_or_else_have_set(string text, string? locale, string language)
    {
        await using var run = await ChatRun.StartAsync();
        await run.Service.SetChannelAsync(Channel(), new ChannelSettings(ChannelMode.Off, false), CancellationToken.None);

        await run.AskAsync(Mention("m1", text) with { Locale = locale });

        Assert.Equal(language, (await run.Adapter.NextNoticeAsync()).Notice.Language);
    }
}
