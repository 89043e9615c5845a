using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Bot.Training;

/// <summary>Gradient boosting by the LightGBM library through its C interface: the managed wrappers do not offer monotone constraints.</summary>
public static partial class LightGbm
{
    private const string Library = "lib_lightgbm";
    private const int Float32 = 0;
    private const int Float64 = 1;

    /// <returns>The trees, a line each, as the bot reads them.</returns>
    public static IReadOnlyList<string> Fit(
        IReadOnlyList<(IReadOnlyList<double> Values, bool IsPositive, double Weight)> rows, IReadOnlyList<string> features, string parameters, int trees)
    {
        Check(CreateDataset([.. rows.SelectMany(row => row.Values)], Float64, rows.Count, features.Count, isRowMajor: 1, parameters, 0, out var dataset));
        Check(SetField(dataset, "label", [.. rows.Select(row => row.IsPositive ? 1f : 0f)], rows.Count, Float32));
        Check(SetField(dataset, "weight", [.. rows.Select(row => (float)row.Weight)], rows.Count, Float32));
        Check(CreateBooster(dataset, parameters, out var booster));
        for (var i = 0; i < trees; i++)
            Check(Update(booster, out _));
        Check(Save(booster, 0, -1, 0, 0, out var length, []));
        var text = new byte[length];
        Check(Save(booster, 0, -1, 0, length, out _, text));
        Check(FreeBooster(booster));
        Check(FreeDataset(dataset));
        return Lines(Encoding.UTF8.GetString(text), features);
    }

    private static IReadOnlyList<string> Lines(string model, IReadOnlyList<string> features) =>
        [.. model.Split("\nTree=").Skip(1).Select(tree => Line(tree.Split('\n').Where(line => line.Contains('=', StringComparison.Ordinal)).Select(line => line.Split('=', 2)).DistinctBy(parts => parts[0]).ToDictionary(parts => parts[0], parts => parts[1].Split(' ')), features))];

    private static string Line(Dictionary<string, string[]> tree, IReadOnlyList<string> features)
    {
        // LightGBM numbers the splits from 0, and writes leaf n as the complement of n.
        string Part(int node) => node < 0
            ? $"= {Number(tree["leaf_value"][~node])}"
            : $"{features[Index("split_feature", node)]} {Number(tree["threshold"][node])} {Part(Index("left_child", node))} {Part(Index("right_child", node))}";
        int Index(string name, int node) => int.Parse(tree[name][node], CultureInfo.InvariantCulture);

        return Part(tree["num_leaves"][0] == "1" ? -1 : 0);
    }

    private static string Number(string text) => double.Parse(text, CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture);

    private static void Check(int result)
    {
        if (result != 0)
            throw new InvalidOperationException(Marshal.PtrToStringUTF8(LastError()));
    }

    [LibraryImport(Library, EntryPoint = "LGBM_GetLastError")]
    private static partial nint LastError();

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetCreateFromMat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateDataset(double[] data, int type, int rows, int columns, int isRowMajor, string parameters, nint reference, out nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetField(nint dataset, string name, float[] values, int count, int type);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetFree")]
    private static partial int FreeDataset(nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateBooster(nint dataset, string parameters, out nint booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    private static partial int Update(nint booster, out int isFinished);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterSaveModelToString")]
    private static partial int Save(nint booster, int firstTree, int trees, int importance, long bufferLength, out long length, byte[] text);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFree")]
    private static partial int FreeBooster(nint booster);
}
