using Bot.Core.Language;

namespace Bot.Tests.Language;

public sealed class TextLanguageTests
{
    [Theory]
    [InlineData("en", "The old bridge was closed on Tuesday after a storm had damaged two of its pillars, the council said in a statement.")]
    [InlineData("en", "Bridge reopens. Mayor Ada Quill cut the ribbon in front of a crowd of about 300 people.")]
    [InlineData("es", "El viejo puente se cerró el martes después de que una tormenta dañara dos de sus pilares, dijo el concejo.")]
    [InlineData("es", "La alcaldesa anunció que las obras del puente empezarán en otoño y que los vecinos podrán cruzar en barco.")]
    [InlineData("zh", "市议会在声明中说，星期二暴风雨损坏了两根桥墩，旧桥已经关闭。")]
    public void Tells_the_languages_that_the_bot_reads(string language, string text) => Assert.Equal(language, TextLanguage.Of(text));

    [Theory]
    [InlineData("Le vieux pont de la baie fut fermé mardi après une tempête qui avait endommagé deux de ses piliers, selon une déclaration du conseil municipal.")]
    [InlineData("A velha ponte foi fechada na terça-feira depois que uma tempestade danificou dois dos seus pilares, disse o conselho em um comunicado.")]
    [InlineData("Il vecchio ponte della baia è stato chiuso martedì dopo che una tempesta aveva danneggiato due dei suoi piloni, ha detto il consiglio in una nota.")]
    [InlineData("El vell pont de la badia es va tancar dimarts després que una tempesta malmetés dos dels seus pilars, va dir el consell en un comunicat amb més detalls.")]
    [InlineData("Podul vechi al golfului a fost închis marți după ce o furtună a avariat doi dintre pilonii lui, a spus consiliul în comunicatul de presă.")]
    [InlineData("Die alte Brücke der Bucht wurde am Dienstag geschlossen, nachdem ein Sturm zwei ihrer Pfeiler beschädigt hatte, hieß es in einer Mitteilung des Rates.")]
    [InlineData("De oude brug van de baai werd dinsdag gesloten nadat een storm twee van de pijlers had beschadigd, zei de raad in een verklaring.")]
    [InlineData("Den gamla bron i viken stängdes i tisdags efter att en storm hade skadat två av dess pelare, enligt ett uttalande från rådet.")]
    [InlineData("Stary most nad zatoką został zamknięty we wtorek po tym, jak burza uszkodziła dwa z jego filarów, jak podała rada w oświadczeniu.")]
    [InlineData("Körfezin eski köprüsü salı günü bir fırtına iki ayağına zarar verdikten sonra kapatıldı, belediye meclisi bir açıklama ile bildirdi.")]
    [InlineData("Старый мост через залив закрыли во вторник после того, как шторм повредил две его опоры, сообщил совет.")]
    [InlineData("湾の古い橋は、嵐で二本の橋脚が壊れたため火曜日に閉鎖されたと、議会は声明で述べました。")]
    [InlineData("만의 오래된 다리는 폭풍으로 기둥 두 개가 파손되어 화요일에 폐쇄되었다고 의회가 성명에서 밝혔다.")]
    [InlineData("0101 1101 0001 1010 xkcd qwrt zzgf plmk")]
    [InlineData("")]
    public void Tells_that_a_text_is_in_none_of_them(string text) => Assert.Null(TextLanguage.Of(text));
}
