using Bot.Core.Answering;

namespace Bot.Core.Evaluation.Gate;

/// <summary>One way in which a model lies: makes an honest draft wrong.</summary>
public abstract class Corruption
{
    /// <summary>What it is called in tables.</summary>
    public abstract string Name { get; }

    /// <summary>The draft with one fault; null where this fault cannot be put into it, or might leave it true.</summary>
    public abstract WrittenDraft? Apply(GateSet given, WrittenDraft draft, GateStories stories, Random random);

    public static IReadOnlyList<Corruption> All { get; } =
    [
        new SwappedName(isCited: false), new SwappedName(isCited: true), new ChangedNumber(isCited: false), new ChangedNumber(isCited: true), new ChangedDate(), new DroppedAttribution(), new ChangedAttribution(), new FlippedNegation(),
        new InventedQuote(), new AlteredQuote(), new WrongCitation(), new ForeignCitation(), new GeneralKnowledge(), new ObeyedInjection(),
    ];

    /// <summary>Puts one change into the first claim, in random order, that takes it.</summary>
    protected static WrittenDraft? InOneClaim(WrittenDraft draft, Random random, Func<WrittenClaim, WrittenClaim?> change)
    {
        foreach (var index in Shuffled(Enumerable.Range(0, draft.Claims.Count), random))
        {
            if (change(draft.Claims[index]) is { } changed && changed != draft.Claims[index])
                return new WrittenDraft([.. draft.Claims.Select((claim, i) => i == index ? changed : claim)]);
        }

        return null;
    }

    protected static T[] Shuffled<T>(IEnumerable<T> items, Random random)
    {
        var array = items.ToArray();
        random.Shuffle(array);
        return array;
    }
}
