using Bot.Fakes.Model;

namespace Bot.Fakes;

/// <summary>A loopback provider of models to try the bot on, told what to be like by lines on standard input.</summary>
internal static class ModelConsole
{
    private const string Help = """
        honest                     says what the passages say
        lying                      says it with other numbers
        working | silent | stalled | broken | ended | malformed | limited | failing
                                   what goes wrong with every request
        log                        what it was asked
        quit
        """;

    public static async Task<int> RunAsync(string url)
    {
        await using var model = await LoopbackModel.StartAsync(new LoopbackModelOptions { Url = url });
        Console.WriteLine($"OpenAI's protocol is at {model.OpenAI}, Azure's and Ollama's at {model.Address}; the key is {model.Options.ApiKey}");
        Console.WriteLine($"Models: {string.Join(", ", model.Options.Models)}; for embedding: {string.Join(", ", model.Options.Embedders)}");
        Console.WriteLine(Help);
        while (await Console.In.ReadLineAsync() is { } line and not "quit")
            Do(model, line.Trim());
        return 0;
    }

    private static void Do(LoopbackModel model, string line)
    {
        switch (line)
        {
            case "honest":
                model.Mind = ModelMinds.Honest;
                break;
            case "lying":
                model.Mind = ModelMinds.Lying;
                break;
            case "log":
                foreach (var request in model.Requests)
                    Console.WriteLine($"{request.Path} {request.Model} {request.Fault?.ToString() ?? request.Refusal ?? "answered"}: {request.Question}");
                Console.WriteLine($"{model.Embedded.Sum(batch => batch.Count)} texts embedded in {model.Embedded.Count} requests");
                break;
            case "working":
                model.Faults = _ => null;
                break;
            default:
                if (FaultNamed(line) is { } fault)
                    model.Faults = _ => fault;
                else
                    Console.WriteLine(Help);
                break;
        }
    }

    private static ModelFault? FaultNamed(string name) => name switch
    {
        "silent" => new ModelFault.Silent(),
        "stalled" => new ModelFault.Stalled(),
        "broken" => new ModelFault.Broken(),
        "ended" => new ModelFault.Ended(),
        "malformed" => new ModelFault.Malformed(),
        "limited" => new ModelFault.Status(429, RetryAfter: 60),
        "failing" => new ModelFault.Status(500),
        _ => null,
    };
}
