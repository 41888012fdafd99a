// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/message.h"
#include "app/core/translations.h"

#include <QXmlStreamReader>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

struct Entry
{
    QString context;
    QString source;
    QString comment;
    QStringList forms;
    bool isFinished = true;

    QString key() const { return u"%1: “%2” %3"_s.arg(context, source, comment).trimmed(); }
};

void readForms(QXmlStreamReader &xml, Entry &entry)
{
    entry.isFinished = xml.attributes().value("type"_L1).isEmpty();
    QString text;
    while (xml.readNext() != QXmlStreamReader::EndElement || xml.name() != "translation"_L1) {
        if (xml.isStartElement() && xml.name() == "numerusform"_L1)
            entry.forms << xml.readElementText();
        else if (xml.isCharacters())
            text += xml.text();
    }
    if (entry.forms.isEmpty())
        entry.forms << text;
}

std::vector<Entry> catalogue(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<Entry> entries;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "source"_L1)
            entries.push_back({context, xml.readElementText(), {}, {}});
        else if (xml.name() == "comment"_L1)
            entries.back().comment = xml.readElementText();
        else if (xml.name() == "translation"_L1)
            readForms(xml, entries.back());
    }
    return entries;
}

QString catalogueFile(const QString &language)
{
    return u"%1/translations/lockstep_%2.ts"_s.arg(QLatin1StringView(LOCKSTEP_SOURCE_DIR), language);
}

QStringList keys(const std::vector<Entry> &entries)
{
    QStringList all;
    for (const Entry &entry : entries)
        all << entry.key();
    return all;
}

/// What a translation must keep: numbered places, the count, how many mnemonics, whether more is to come (…) or follows
/// (:), line breaks and blanks at either end.
QString skeleton(const QString &text, bool countsSomething)
{
    static const QRegularExpression place(u"%L?([1-9])"_s);
    static const QRegularExpression mnemonic(u"&(?=\\p{L}|\\p{N})"_s);
    QStringList places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places << match.next().captured(1);
    places.sort();
    QString kept = u"places "_s + places.join(u',') + u" mnemonics %1"_s.arg(text.count(mnemonic));
    // A singular form may say "one" without the figure.
    if (!countsSomething)
        kept += u" count %1"_s.arg(text.count(u"%n"_s));
    kept += u" lines %1"_s.arg(text.count(u'\n'));
    kept += text.endsWith(u'…') ? u" more"_s : text.endsWith(u':') ? u" colon"_s : QString();
    return kept + (text == text.trimmed() ? QString() : u" blanks"_s);
}

QString firstOf(const QStringList &problems)
{
    return u"%1 of them:\n  "_s.arg(problems.size()) + problems.mid(0, 15).join(u"\n  "_s);
}

}  // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private slots:
    void holdEveryText_data();
    void holdEveryText();
    void areFinished_data();
    void areFinished();
    void keepPlacesAndMnemonics_data();
    void keepPlacesAndMnemonics();
    void germanUsesTheGlossary();
    void englishCountsOneAsOne();
    void switchTextsAndPlurals();
};

static void languages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("German") << u"de"_s;
    QTest::newRow("English plurals") << u"en"_s;
}

void TranslationsTest::holdEveryText_data()
{
    languages();
}

/// lupdate over a copy must find nothing that is not there.
void TranslationsTest::holdEveryText()
{
    QFETCH(QString, language);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"lockstep_%1.ts"_s.arg(language));
    QVERIFY(QFile::copy(catalogueFile(language), copy));
    QStringList arguments{u"-silent"_s,      u"-locations"_s, u"none"_s,
                          u"-no-obsolete"_s, u"-I"_s,         u"" LOCKSTEP_SOURCE_DIR ""_s};
    if (language == u"en")
        arguments << u"-pluralonly"_s;
    arguments << u"@" LOCKSTEP_BINARY_DIR "/translations/sources.lst"_s << u"-ts"_s << copy;
    QProcess lupdate;
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    lupdate.start(QStringLiteral(LOCKSTEP_LUPDATE), arguments);
    QVERIFY2(lupdate.waitForFinished(120'000), qPrintable(lupdate.errorString()));
    QVERIFY2(lupdate.exitCode() == 0, lupdate.readAll().constData());

    const QStringList there = keys(catalogue(catalogueFile(language)));
    const QStringList wanted = keys(catalogue(copy));
    QVERIFY(wanted.size() > 10);
    QStringList problems;
    for (const QString &key : wanted)
        problems += there.contains(key) ? QStringList() : QStringList(u"new text "_s + key);
    for (const QString &key : there)
        problems += wanted.contains(key) ? QStringList() : QStringList(u"text that is no more "_s + key);
    QVERIFY2(problems.isEmpty(), qPrintable(u"Run: ninja update_translations. "_s + firstOf(problems)));
}

void TranslationsTest::areFinished_data()
{
    languages();
}

void TranslationsTest::areFinished()
{
    QFETCH(QString, language);
    QStringList problems;
    for (const Entry &entry : catalogue(catalogueFile(language))) {
        if (!entry.isFinished || entry.forms.contains(QString()))
            problems << entry.key();
    }
    QVERIFY2(problems.isEmpty(), qPrintable(u"Not translated: "_s + firstOf(problems)));
}

void TranslationsTest::keepPlacesAndMnemonics_data()
{
    languages();
}

void TranslationsTest::keepPlacesAndMnemonics()
{
    QFETCH(QString, language);
    QStringList problems;
    for (const Entry &entry : catalogue(catalogueFile(language))) {
        for (const QString &form : entry.forms) {
            const bool mayDropCount = entry.forms.size() > 1 && form == entry.forms.first();
            if (!form.isEmpty() && skeleton(form, mayDropCount) != skeleton(entry.source, mayDropCount))
                problems << u"%1 → “%2”"_s.arg(entry.key(), form);
        }
    }
    QVERIFY2(problems.isEmpty(), qPrintable(firstOf(problems)));
}

/// docs/translating.md settles these words; another word for the same thing confuses at 2 a.m.
void TranslationsTest::germanUsesTheGlossary()
{
    // “Sie” at a sentence's beginning speaks of a thing, elsewhere to a person.
    static const QRegularExpression unwanted(
        u"\\b(Backup|Preflight|Ledger|Rollback-Skript|deployen)\\b|(?<=[\\p{Ll},] )(Sie|Ihnen|Ihre?[nmrs]?)\\b"_s);
    QStringList problems;
    for (const Entry &entry : catalogue(catalogueFile(u"de"_s))) {
        for (const QString &form : entry.forms) {
            if (const auto match = unwanted.match(form); match.hasMatch())
                problems << u"“%1” in “%2”"_s.arg(match.captured(), form);
        }
    }
    QVERIFY2(problems.isEmpty(), qPrintable(firstOf(problems)));
}

/// “1 lock are held”: the form for one needs another verb, not only another noun.
void TranslationsTest::englishCountsOneAsOne()
{
    static const QRegularExpression plural(
        u"%n(?: [a-z]+){1,3} (?:are|were|have|sit|stand|hold|destroy|belong|sort)\\b"_s);
    QStringList problems;
    for (const Entry &entry : catalogue(catalogueFile(u"en"_s))) {
        if (plural.match(entry.forms.first()).hasMatch())
            problems << entry.forms.first();
    }
    QVERIFY2(problems.isEmpty(), qPrintable(firstOf(problems)));
}

void TranslationsTest::switchTextsAndPlurals()
{
    const auto runs
        = [](int count) { return QCoreApplication::translate("lockstep::HistoryWindow", "%n run(s)", nullptr, count); };
    const Message message{"Cannot read %1.", {u"/etc/shadow"_s}};
    installTranslations(u"en"_s);
    QCOMPARE(message.translated(), u"Cannot read /etc/shadow."_s);
    QCOMPARE(runs(1), u"1 run"_s);
    QCOMPARE(runs(2), u"2 runs"_s);
    installTranslations(u"de"_s);
    QCOMPARE(message.translated(), u"/etc/shadow kann nicht gelesen werden."_s);
    QCOMPARE(message.english(), u"Cannot read /etc/shadow."_s);
    QCOMPARE(runs(1), u"1 Lauf"_s);
    QCOMPARE(runs(2), u"2 Läufe"_s);
    QCOMPARE(QLocale().toString(1.5), u"1,5"_s);
    installTranslations(u"en"_s);
    QCOMPARE(runs(2), u"2 runs"_s);
    // A language without texts of ours gets English ones, with plurals.
    installTranslations(u"fr"_s);
    QCOMPARE(runs(1), u"1 run"_s);
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
