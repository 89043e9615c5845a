using System.Globalization;
using Bot.Core.Language;
using Bot.Core.Language.Encoder;

namespace Bot.Core.Answering.Checks;

/// <summary>What no single rule can tell, weighed by decision trees that the training tool learned from the tuned drafts.</summary>
/// <param name="readers">Others than those that ship.</param>
internal sealed class LearnedChecks(IReadOnlyDictionary<string, LearnedCheck> checks, Lazy<PairReaders>? readers = null)
{
    public const string Dropped = "dropped";
    public const string Changed = "changed";
    public const string Negation = "negation";
    public const string Support = "support";
    public const string Name = "name";
    public const string Number = "number";
    public const string Date = "date";

    private static readonly (string Check, ViolationKind Kind)[] OfSentences =
    [
        (Changed, ViolationKind.AttributionChanged), (Dropped, ViolationKind.AttributionDropped), (Negation, ViolationKind.NegationChanged), (Support, ViolationKind.NotSupported),
    ];

    /// <summary>What is weighed in the place of names, numbers and dates, and where it finds them.</summary>
    public static IReadOnlyList<(string Check, ViolationKind Kind, Func<Statement, IReadOnlyList<Slot>> Slots)> OfSlots { get; } =
    [
        (Name, ViolationKind.NameMisplaced, NameFillers.SlotsOf),
        (Number, ViolationKind.NumberMisplaced, ValueFillers.NumberSlotsOf),
        (Date, ViolationKind.DateMisplaced, ValueFillers.DateSlotsOf),
    ];

    private static readonly Lazy<LearnedChecks> Loaded = new(Load);

    public static LearnedChecks Shipped => Loaded.Value;

    /// <summary>Tell what belongs where names, numbers and dates stand, and what is told and denied.</summary>
    public Lazy<PairReaders> Readers { get; } = readers ?? PairReaders.English;

    /// <summary>Refuse nothing.</summary>
    public static LearnedChecks None { get; } = new(new Dictionary<string, LearnedCheck>());

    /// <summary>In the order in which they are told.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. OfSlots.Select(one => one.Check), .. OfSentences.Select(one => one.Check)];

    public static IReadOnlyList<string> FeaturesOf(string check) => OfSlots.Any(one => one.Check == check) ? SlotFeatures.Names : ClaimSigns.Names;

    public IEnumerable<Violation> Check(Statement statement)
    {
        if (checks.Count == 0)
            yield break;
        var claim = statement.Claim;
        foreach (var (check, kind, slots) in OfSlots)
        {
            foreach (var slot in slots(statement).Where(slot => !SlotFeatures.Of(statement, slot).All(checks[check].Passes)))
                yield return new Violation(kind, claim.Of(slot.Tokens));
        }

        for (var i = 0; i < claim.Sentences.Count; i++)
        {
            var signs = ClaimSigns.Of(statement, i);
            foreach (var (check, kind) in OfSentences.Where(one => !checks[one.Check].Passes(signs)))
                yield return new Violation(kind, claim.SentenceText(i));
        }
    }

    private static LearnedChecks Load()
    {
        var least = EmbeddedText.Lines(typeof(LearnedChecks), "least.tsv").Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture));
        return new LearnedChecks(Names.ToDictionary(name => name, name => new LearnedCheck(new DecisionTrees(EmbeddedText.Lines(typeof(LearnedChecks), $"{name}.trees.txt"), FeaturesOf(name)), least[name])));
    }
}

/// <param name="Least">A sum of the trees below this is a violation.</param>
internal sealed record LearnedCheck(DecisionTrees Trees, double Least)
{
    public bool Passes(IReadOnlyList<double> values) => Trees.Sum(values) >= Least;
}
