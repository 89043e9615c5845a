using Bot.Core.Articles;
using Bot.Core.Retrieval;

namespace Bot.Tests.Fixtures;

/// <summary>An invented story for tests of questions and answers: a town, its water commissioner and what was kept from whom.</summary>
internal static class WaterStory
{
    public const string Letter = "post-2031-02-03-letter";
    public const string Reply = "radio-2031-02-04-reply";
    public const string Sentence = "post-2031-05-12-sentence";
    public const string Gift = "radio-2030-11-20-gift";
    public const string FirePost = "post-2031-06-08-fire";
    public const string FireRadio = "radio-2031-06-08-fire";
    public const string Mayor = "town-2031-03-01-mayor";
    public const string Audit = "weekly-2031-04-02-audit";

    public static IReadOnlyList<ArticleDraft> Drafts { get; } =
    [
        Draft(
            Letter, "Tollmere Post", "Council members call on the water commissioner to resign", new DateOnly(2031, 2, 3), SourceKind.Article, ["Edda Varga", "Petra Nyland"],
            "Eleven members of the Tollmere council called on water commissioner Edda Varga to resign on Monday, February 3, 2031. "
            + "The letter was signed by council members Petra Nyland and Oskar Dunn. "
            + "“She kept the tests from the people who drink the water,” Nyland said.\n\n"
            + "Varga did not answer the letter on Monday."),
        Draft(
            Reply, "Valley Radio", "Varga answers her critics", new DateOnly(2031, 2, 4), SourceKind.Article, ["Edda Varga"],
            "“I will not leave a job half done,” Varga told Valley Radio on Tuesday. "
            + "She blamed the late tests on a shortage of inspectors, because two had left.\n\n"
            + "Commissioner Varga was appointed in 2024 and earns $96,000 a year."),
        Draft(
            Sentence, "Tollmere Post", "Former inspector sentenced for false water reports", new DateOnly(2031, 5, 12), SourceKind.Article, ["Harlan Voss"],
            "Former inspector Harlan Voss was sentenced to 18 months in prison on May 12, 2031, for selling false test reports. "
            + "Judge Ines Calloway said Voss had put 4,000 households at risk.\n\n"
            + "Voss pleaded guilty at the Quarry Street courthouse in March 2031. He has apologized to the town."),
        Draft(
            Gift, "Valley Radio", "Contractor gave to Varga's campaign", new DateOnly(2030, 11, 20), SourceKind.Article, ["Dag Hollis", "Edda Varga"],
            "Contractor Dag Hollis gave $25,000 to Varga's campaign in October 2030, according to filings. "
            + "Hollis denied that the gift was meant to buy a contract."),
        Draft(
            FirePost, "Tollmere Post", "Fire at the Eastgate pump station", new DateOnly(2031, 6, 8), SourceKind.Article, [],
            "The fire at the Eastgate pump station injured 12 workers on June 7, 2031. The pumps were back at work the next morning."),
        Draft(
            FireRadio, "Valley Radio", "Pump station burns", new DateOnly(2031, 6, 8), SourceKind.Article, [],
            "According to the union, the Eastgate pump station blaze left 15 workers injured. Nobody was killed."),
        Draft(
            Mayor, "Town of Tollmere", "Statement of Mayor Lucan Brandt", new DateOnly(2031, 3, 1), SourceKind.Statement, ["Lucan Brandt"],
            "I will not run for a third term as mayor of Tollmere. My family has waited long enough."),
        Draft(
            Audit, "Reservoir Weekly", "Audit faults the waterworks", new DateOnly(2031, 4, 2), SourceKind.Note, [],
            "The state auditor reported on April 2, 2031, that the waterworks missed 37 of 60 lead tests. "
            + "The auditor gave no reason for the gaps."),
    ];

    public static Glossary Glossary { get; } = new(
        [["resign", "step down", "quit"], ["gift", "donation", "give"], ["lawmaker", "council member"], ["blaze", "fire"], ["prison", "jail"]],
        new Dictionary<string, string> { ["y"] = "why", ["u"] = "you", ["comm"] = "commissioner", ["2day"] = "today" },
        [["Edda Varga", "Varga", "the water commissioner"], ["Tollmere council", "town council"]]);

    public static ArticleDraft Draft(
        string id, string outlet, string headline, DateOnly? published, SourceKind kind, string[] people, string text) => new(
        new ArticleId(id),
        new Provenance(outlet, headline, ["Ruth Amsel"], published, $"https://tollmere.example/{id}", "en", kind, ["water"], people),
        text);
}
