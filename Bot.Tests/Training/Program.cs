using Bot.Training;
using Bot.Training.Encoder;
using Bot.Training.PublicSets;
using Bot.Training.Syntax;
using Bot.Training.WordNet;

switch (args)
{
    case ["vectors", var json, var output]:
        VectorFile.Make(json, output);
        return 0;
    case ["thesaurus", var folder, var output]:
        ThesaurusFile.Make(folder, output);
        return 0;
    case ["weights", var data, var knowledge, var core]:
        await new Trainer(data, knowledge, core).RunAsync();
        return 0;
    case ["readers", var knowledge, var output]:
        await new ReaderTrainer(knowledge, output).RunAsync();
        return 0;
    case ["gate", var knowledge, var readers, var core]:
        await new GateTrainer(knowledge, readers, core).RunAsync();
        return 0;
    case ["syntax", var train, var test, var output]:
        new SyntaxTrainer(train, test, output).Run();
        return 0;
    case ["public", var data]:
        await PublicFigures.PrintAsync(data);
        return 0;
    case ["extraction", var folder]:
        await Extraction.PrintAsync(folder);
        return 0;
    default:
        Console.Error.WriteLine("vectors GLOVE.json OUTPUT.bin | thesaurus WORDNET_DICT_FOLDER OUTPUT.bin | weights DATA_FOLDER KNOWLEDGE_FOLDER BOT_CORE_FOLDER | readers KNOWLEDGE_FOLDER READERS_FOLDER | gate KNOWLEDGE_FOLDER READERS_FOLDER BOT_CORE_FOLDER | syntax TREEBANK_FOLDER HELD_OUT_FOLDER OUTPUT.bin | public DATA_FOLDER | extraction DATA_FOLDER/extraction");
        return 2;
}
