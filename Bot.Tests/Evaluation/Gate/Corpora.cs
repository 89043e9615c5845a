using Bot.Core.Evaluation.Gate;

namespace Bot.Tests.Evaluation.Gate;

/// <summary>A small corpus of an invented story, in the form of the files.</summary>
internal static class Corpora
{
    public const string Harbor =
        """{"id":"harbor-01","story":"harbor","passages":[{"outlet":"The Gull","headline":"Fire at the docks","authors":["Ida Morrow"],"published":"2031-03-06","url":"https://gull.example/fire","sentences":["Fire chief Mirela Okafor said on Tuesday that 14 workers escaped from the sheds.","\"We were lucky twice,\" Okafor said.","Owner Sunil Prakash was charged on March 4 with storing fuel at Ellery Wharf.","He has not entered a plea."]},{"outlet":"The Courier","headline":"Dockers vote","published":"2031-03-07","url":"https://courier.example/vote","sentences":["Dock workers rejected a pay offer of 3 percent by 212 votes to 87, union leader Agnes Tilbury said."]}],"drafts":[[{"text":"Mirela Okafor said that 14 workers escaped from the sheds.","sentences":["1.1"]},{"text":"\"We were lucky twice,\" Okafor said.","sentences":["1.2"]}],[{"text":"Sunil Prakash was charged on March 4 with storing fuel; he has not entered a plea.","sentences":["1.3","1.4"]},{"text":"According to Agnes Tilbury, dock workers rejected the pay offer of 3 percent.","sentences":["2.1"]}]]}""";

    public const string Orchard =
        """{"id":"orchard-01","story":"orchard","passages":[{"outlet":"The Vale Post","headline":"Orchard sold","published":"2030-09-02","url":"https://vale.example/orchard","sentences":["Bendt Lauridsen sold his orchard in Kestrel Vale for $640,000 on Monday.","Neighbor Wanda Pruitt said the buyer, Halvard Timber, planned to fell the trees."]}],"drafts":[[{"text":"Bendt Lauridsen sold the orchard for $640,000 on Monday.","sentences":["1.1"]}]]}""";

    public static async Task<IReadOnlyList<GateSet>> ReadAsync(string lines) =>
        await GateCorpus.ReadAsync(new StringReader(lines), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
