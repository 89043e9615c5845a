using Bot.Core.Articles;
using Bot.Core.Retrieval;

namespace Bot.Tests.Fixtures;

/// <summary>Three articles on dredging a harbour among many on other things, so that words can be rare and common.</summary>
internal static class DredgeStory
{
    public const string Plan = "plan";
    public const string Barges = "barges";
    public const string Files = "files";

    private const int Others = 40;

    private static readonly string[] Crops = ["barley", "clover", "turnips", "cabbage", "onions", "flax", "hops", "beans"];

    public static ArticleDraft PlanDraft { get; } = Drafts.Article(
        Plan, "The dredging of the harbour begins in May. Barges will carry the sludge out of the harbour, and the sludge goes to the old quarry.", "Harbour dredging planned");

    /// <summary>Says one of the words, and otherwise what the plan says.</summary>
    public static ArticleDraft BargesDraft { get; } = Drafts.Article(
        Barges, "Four barges took sludge to the quarry on the first day of dredging, and the sludge smelled all over town.", "Day one");

    /// <summary>Says the same word as often, in fewer words and of something else.</summary>
    public static ArticleDraft FilesDraft { get; } = Drafts.Article(
        Files, "The lawyer called the request for his files a dredging for scandal.", "Lawyer objects");

    public static Task<AskedStore> CreateAsync() =>
        AskedStore.CreateAsync(Glossary.Empty, [FilesDraft, BargesDraft, PlanDraft, .. Enumerable.Range(0, Others).Select(Other)]);

    private static ArticleDraft Other(int number) => Drafts.Article(
        $"other-{number}", $"The farm in town sold {Crops[number % Crops.Length]} on day {number}. People came early.", $"Market {number}");
}
