using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Feeds;

/// <summary>Walks a normalised date text once and puts each part where it belongs, in whatever order they stand.</summary>
internal ref struct FeedDateScan(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private bool _monthWord, _firstWordIsMonth, _afterT, _anyDigit;

    public bool TryRead(ref FeedDateParts parts)
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            var read = char.IsAsciiDigit(c) ? Digits(ref parts)
                : c is '+' or '-' ? Sign(ref parts)
                : char.IsLetter(c) || c is '〇' or '○' or '◯' ? Word(ref parts)
                : Filler(c);
            if (!read) return false;
        }

        return true;
    }

    private bool Filler(char c)
    {
        _at++;
        return c is ' ' or ',' or '.' || (c is '/' && _monthWord) || (c is ';' && _at == _text.Length);
    }

    private bool Digits(ref FeedDateParts parts)
    {
        _anyDigit = true;
        var start = _at;
        var digits = Run();
        var value = FeedDateNumber.Int(digits);
        if (value < 0) return false;
        var next = Peek(0);
        if (_afterT)
        {
            _afterT = false;
            if (next != ':') return parts.Hour < 0 && FeedDateNumber.TryTime(digits, ref parts) && Fraction(ref parts);
        }

        if (next == ':' || (next is '时' or '点' or '時' or '시' && digits.Length <= 2)) return Time(value, digits.Length, ref parts);
        if (Mark(next, value, digits.Length, ref parts)) return true;
        if (next is '-' or '/' or '.' && char.IsAsciiDigit(Peek(1)) && !_monthWord) return Group(value, digits.Length, next, ref parts);
        if (digits.Length is 8 or 14 && parts.Year < 0) return FeedDateNumber.TryCompact(digits, ref parts);
        var rest = _text[_at..].TrimStart(' ');
        if (digits.Length <= 2 && parts.Hour < 0 && FeedDateWords.Noon(rest, out _) > 0)
        {
            parts.Hour = value;
            return true;
        }

        // 02-Jan-2006, and 2004-július-13
        if (next is '-' or '/' && char.IsLetter(Peek(1))) _at++;
        return start < _at && parts.AddNumber(value, digits.Length);
    }

    // 2026年11月23日, and the Korean marks
    private bool Mark(char next, int value, int digits, ref FeedDateParts parts)
    {
        ref var part = ref parts.Day;
        if (next is '年' or '년') part = ref parts.Year;
        else if (next is '月' or '월') part = ref parts.Month;
        else if (next is not ('日' or '号' or '號' or '일')) return false;
        if (part >= 0 && !(next is '月' or '월' && _firstWordIsMonth)) return false;
        if (next is '년') parts.ZoneMinutes = 540;
        part = next is '年' or '년' ? FeedDateParts.FullYear(value, digits) : value;
        _at++;
        return true;
    }

    private bool Time(int hour, int digits, ref FeedDateParts parts)
    {
        if (parts.Hour >= 0 || digits > 2) return false;
        parts.Hour = hour;
        var chinese = _text[_at] != ':';
        _at++;
        SkipBlanks();
        var minute = Run();
        if (minute.IsEmpty) return chinese;
        if (minute.Length > 2) return false;
        parts.Minute = FeedDateNumber.Int(minute);
        if (chinese ? Peek(0) is not ('分' or '분') : Peek(0) != ':') return Fraction(ref parts);
        _at++;
        SkipBlanks();
        var second = Run();
        if (second.IsEmpty) return chinese;
        if (second.Length > 2) return false;
        parts.Second = FeedDateNumber.Int(second);
        if (Peek(0) is '秒' or '초') _at++;
        return Fraction(ref parts);
    }

    private bool Fraction(ref FeedDateParts parts)
    {
        if (Peek(0) == ':') return false;
        if (Peek(0) is not ('.' or ',') || !char.IsAsciiDigit(Peek(1))) return true;
        _at++;
        var unit = TimeSpan.TicksPerSecond / 10;
        foreach (var c in Run())
        {
            parts.FractionTicks += (c - '0') * unit;
            unit /= 10;
        }

        return true;
    }

    // 2026-11-23, 23.11.2026, 11/23/2026, 2003-335, 2026-11
    private bool Group(int first, int firstDigits, char separator, ref FeedDateParts parts)
    {
        if (parts.Year >= 0 || parts.Day >= 0) return false;
        if (parts.Month >= 0 && !_firstWordIsMonth) return false;
        _firstWordIsMonth = false;
        _at++;
        var secondRun = Run();
        var second = FeedDateNumber.Int(secondRun);
        if (Peek(0) != separator || !char.IsAsciiDigit(Peek(1)))
        {
            if (firstDigits != 4 || separator == '.') return false;
            if (secondRun.Length == 3 && separator == '-') return FeedDateNumber.TryDayOfYear(first, second, ref parts);
            (parts.Year, parts.Month) = (first, second);
            return secondRun.Length <= 2;
        }

        _at++;
        var thirdRun = Run();
        var third = FeedDateNumber.Int(thirdRun);
        if (Peek(0) == separator && separator != '-') return false;
        // a zero too many in front of the month is met; a day has at most two digits
        if (secondRun.Length > 2 && !(secondRun.Length == 3 && secondRun[0] == '0')) return false;
        if (firstDigits == 4 || (firstDigits == 2 && separator == '-' && thirdRun.Length <= 2))
        {
            (parts.Year, parts.Month, parts.Day) = (FeedDateParts.FullYear(first, firstDigits), second, third);
            return thirdRun.Length <= 2;
        }

        if (firstDigits > 2 || thirdRun.Length != 4) return false;
        (parts.Year, parts.Month, parts.Day) = separator == '.' ? (third, second, first) : (third, first, second);
        parts.DayOrMonthFirst = separator != '.';
        return true;
    }

    private bool Sign(ref FeedDateParts parts)
    {
        var sign = _text[_at] == '-' ? -1 : 1;
        if (!char.IsAsciiDigit(Peek(1)))
        {
            // 2 January 2006 - 15:04, Jan-2006
            _at++;
            return sign < 0 && (Peek(0) is ' ' || _monthWord);
        }

        if (_monthWord && parts.Hour < 0 && sign < 0 && !parts.HasDate)
        {
            _at++;
            return true;
        }

        var start = _at++;
        var run = Run();
        var colon = Peek(0) == ':' && char.IsAsciiDigit(Peek(1));
        if (parts.Hour < 0 && sign < 0)
        {
            // 2007-08-20-23:59:59 is a time, 2007-08-20-07:00 a zone, 2013-01-27-01 nothing
            if (!colon && !(run.Length == 4 && start > 0 && _text[start - 1] == ' ')) return false;
            var behind = _text[(_at + 1)..];
            if (colon && behind.Length > 3 && behind[2] == ':') return Time(FeedDateNumber.Int(run), run.Length, ref parts);
        }

        return Offset(sign, run, colon, ref parts);
    }

    private bool Offset(int sign, ReadOnlySpan<char> run, bool colon, ref FeedDateParts parts)
    {
        if (parts.ZoneNumbered || run.Length > 4) return false;
        var number = FeedDateNumber.Int(run);
        var (hours, minutes) = run.Length <= 2 ? (number, 0) : (number / 100, number % 100);
        if (colon)
        {
            _at++;
            var minuteRun = Run();
            if (run.Length > 2 || minuteRun.Length != 2) return false;
            minutes = FeedDateNumber.Int(minuteRun);
            if (Peek(0) == ':' && char.IsAsciiDigit(Peek(1)))
            {
                _at++;
                if (Run().Length != 2) return false;
            }
        }

        if (hours > 14 || minutes > 59 || Peek(0) is 'z' or ':') return false;
        parts.ZoneMinutes = sign * ((hours * 60) + minutes);
        parts.ZoneNumbered = true;
        return true;
    }

    private bool Word(ref FeedDateParts parts)
    {
        if (FeedDateWords.Noon(_text[_at..], out var afternoon) is > 0 and var noon)
        {
            if (_text[_at] == '오') parts.ZoneMinutes = 540;
            parts.Afternoon = afternoon;
            _at += noon;
            return true;
        }

        if (_text[_at] is > '\u2FFF' or '○' or '◯') return EastAsian(ref parts);
        var start = _at;
        while (IsLetter(0) || (Peek(0) is '/' or '_' && IsLetter(1))) _at++;
        var word = _text[start.._at];
        if (word is "t" && char.IsAsciiDigit(Peek(0)) && _anyDigit) return _afterT = true;
        if (parts.Hour >= 0 && FeedDateWords.TryZone(word, parts.ZoneMinutes, out var minutes)) return Zone(minutes, ref parts);
        var month = FeedDateWords.Month(word);
        var comma = Peek(0) == ',' || (Peek(0) == '.' && Peek(1) == ',');
        if (FeedDateWords.IsWeekday(word)) return true;
        if (month > 0)
        {
            if (parts.Month >= 0 && !_firstWordIsMonth) return false;
            // mar., 02 janv. 2024 begins with a Tuesday
            _firstWordIsMonth = parts.Month < 0 && start == 0 && comma;
            _monthWord = !_firstWordIsMonth;
            parts.Month = month;
            return true;
        }

        if (FeedDateWords.IsFiller(word)) return true;
        if (parts.HasDate && FeedDateWords.TryZone(word, parts.ZoneMinutes, out minutes)) return Zone(minutes, ref parts);
        // a weekday of any language
        return start == 0 && comma && word.Length <= 12;
    }

    private static bool Zone(int minutes, ref FeedDateParts parts)
    {
        // -0700 MST says it twice
        if (parts.ZoneNumbered) return true;
        if (parts.ZoneNamed) return false;
        (parts.ZoneMinutes, parts.ZoneNamed) = (minutes, true);
        return true;
    }

    private bool EastAsian(ref FeedDateParts parts)
    {
        var rest = _text[_at..];
        foreach (var start in (ReadOnlySpan<string>)["星期", "礼拜", "周", "週"])
        {
            if (!rest.StartsWith(start, StringComparison.Ordinal)) continue;
            _at = Math.Min(_text.Length, _at + start.Length + 1);
            return true;
        }

        if (rest.StartsWith("北京时间", StringComparison.Ordinal))
        {
            _at += 4;
            return Zone(480, ref parts);
        }

        if (rest.Length >= 3 && (rest[1..].StartsWith("曜日") || rest[1..].StartsWith("요일")))
        {
            _at += 3;
            return true;
        }

        var run = ChineseNumber.RunAt(_text, _at, 5);
        if (!ChineseNumber.TryRead(run, out var value) || _at + run.Length >= _text.Length) return false;
        _at += run.Length;
        _anyDigit = true;
        return Mark(_text[_at], value, run.Length, ref parts);
    }

    private ReadOnlySpan<char> Run()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at])) _at++;
        return _text[start.._at];
    }

    private void SkipBlanks()
    {
        while (Peek(0) == ' ') _at++;
    }

    private readonly bool IsLetter(int ahead) => Peek(ahead) is <= '\u2FFF' and var c && char.IsLetter(c);

    private readonly char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';
}
