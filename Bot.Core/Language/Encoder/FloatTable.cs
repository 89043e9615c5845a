using System.Runtime.InteropServices;

namespace Bot.Core.Language.Encoder;

/// <summary>Weights that are kept whole, behind their count.</summary>
internal static class FloatTable
{
    public static float[] Read(BinaryReader reader)
    {
        var values = new float[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public static void Write(BinaryWriter writer, float[] values)
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }
}
