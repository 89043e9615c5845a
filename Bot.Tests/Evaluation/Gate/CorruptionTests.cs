using Bot.Core.Answering;
using Bot.Core.Evaluation.Gate;
using Bot.Core.Language;

namespace Bot.Tests.Evaluation.Gate;

public sealed class CorruptionTests
{
    public static TheoryData<string> Kinds => [.. Corruption.All.Select(corruption => corruption.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_changes_some_honest_draft(string kind)
    {
        var made = await MakeAsync(kind);

        Assert.NotEmpty(made);
        Assert.All(made, pair => Assert.False(Text(pair.Honest) == Text(pair.Corrupted), $"Nothing was changed in: {Text(pair.Honest)}"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_same_seed_makes_the_same_fault(string kind) =>
        Assert.Equal((await MakeAsync(kind)).Select(pair => Text(pair.Corrupted)), (await MakeAsync(kind)).Select(pair => Text(pair.Corrupted)));

    [Theory]
    [InlineData("name of elsewhere")]
    [InlineData("number near by")]
    [InlineData("date changed")]
    [InlineData("quote invented")]
    [InlineData("quote altered")]
    [InlineData("citation not given")]
    [InlineData("citation of another passage")]
    [InlineData("injection obeyed")]
    public async Task What_stands_in_no_passage_is_always_caught(string kind)
    {
        var gate = new DraftGate(new ClaimCheck(Lexicon.English));
        var set = (await Corpora.ReadAsync(Corpora.Harbor))[0];

        Assert.All(set.Drafts, draft => Assert.Empty(gate.Check(draft, set.Passages)));
        Assert.All(
            (await MakeAsync(kind)).Where(pair => pair.Set.Id == set.Id),
            pair => Assert.False(gate.Check(pair.Corrupted, set.Passages).Count == 0, $"Nothing was found wrong with: {Text(pair.Corrupted)}"));
    }

    [Fact]
    public async Task An_attribution_is_dropped_whole()
    {
        var texts = (await MakeAsync("attribution dropped")).SelectMany(pair => pair.Corrupted.Claims.Select(claim => claim.Text)).ToList();

        Assert.Contains("14 workers escaped from the sheds.", texts);
        Assert.Contains("Dock workers rejected the pay offer of 3 percent.", texts);
    }

    private static async Task<IReadOnlyList<(GateSet Set, WrittenDraft Honest, WrittenDraft Corrupted)>> MakeAsync(string kind)
    {
        var sets = await Corpora.ReadAsync($"{Corpora.Harbor}\n{Corpora.Harbor.Replace("harbor-01", "harbor-02", StringComparison.Ordinal).Replace("Okafor", "Lindqvist", StringComparison.Ordinal).Replace("Mirela", "Runa", StringComparison.Ordinal)}\n{Corpora.Orchard}");
        var stories = new GateStories(sets);
        var corruption = Corruption.All.Single(one => one.Name == kind);
        return
        [
            .. from set in sets
               from draft in set.Drafts
               from seed in Enumerable.Range(0, 8)
               let corrupted = corruption.Apply(set, draft, stories, new Random(seed))
               where corrupted is not null
               select (set, draft, corrupted),
        ];
    }

    private static string Text(WrittenDraft draft) => string.Join(" | ", draft.Claims.Select(claim => $"{claim.Text} [{string.Join(',', claim.Sentences)}]"));
}
