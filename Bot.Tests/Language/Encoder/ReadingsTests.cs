using Bot.Core.Language.Encoder;

namespace Bot.Tests.Language.Encoder;

public sealed class ReadingsTests
{
    [Fact]
    public void What_was_read_is_not_read_again_until_it_is_forgotten()
    {
        var (readings, read) = (new Readings<string, int>(2), 0);

        int Read(string key) => readings.Get(key, () => ++read);

        Assert.Equal([1, 1, 2, 3, 4], [Read("one"), Read("one"), Read("two"), Read("three"), Read("one")]);
    }
}
