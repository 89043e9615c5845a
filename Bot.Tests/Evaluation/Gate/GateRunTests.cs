using Bot.Core.Answering;
using Bot.Core.Evaluation.Gate;
using Bot.Core.Language;

namespace Bot.Tests.Evaluation.Gate;

public sealed class GateRunTests
{
    private static readonly GateRun Run = new(new DraftGate(new ClaimCheck(Lexicon.English)), new BorrowedWords(Lexicon.English));

    [Fact]
    public async Task Refused_honest_drafts_are_counted_and_not_corrupted()
    {
        var wrong = Corpora.Orchard.Replace("for $640,000 on Monday.\",\"sentences", "for $650,000 on Monday.\",\"sentences", StringComparison.Ordinal);
        var part = Run.Run("part", await Corpora.ReadAsync($"{Corpora.Harbor}\n{wrong}"));

        Assert.Equal((3, 1 / 3.0), (part.Honest.Trials.Count, part.Honest.Refused));
        Assert.Equal([(ViolationKind.NumberNotInPassage, 1)], part.Honest.Violations);
        Assert.All(part.Corruptions.SelectMany(kind => kind.Trials), trial => Assert.Equal("harbor-01", trial.Set.Id));
    }

    [Fact]
    public async Task Honest_drafts_with_words_of_their_own_are_counted_by_themselves()
    {
        var own = Corpora.Harbor.Replace("rejected the pay offer", "rejected the wistful pay offer", StringComparison.Ordinal);

        Assert.Equal((0, 1), (Run.Run("part", await Corpora.ReadAsync(Corpora.Harbor)).OwnWords, Run.Run("part", await Corpora.ReadAsync(own)).OwnWords));
    }

    [Fact]
    public void A_kind_without_drafts_has_no_share() => Assert.Null(new GateKind("none", []).Refused);
}
