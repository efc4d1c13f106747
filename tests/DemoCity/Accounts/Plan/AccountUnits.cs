using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>Who runs accounts: the city's units, the counties' bureaus, and for a large city the bodies of their towns.</summary>
public static class AccountUnits
{
    private static readonly string[] Counties = ["濂溪区", "修水县", "彭泽县", "都昌县", "瑞昌市", "浔阳区", "德安县", "武宁县", "共青城市", "柴桑区", "永修县", "湖口县", "庐山市"];

    private static readonly (string Bureau, string Short)[] Bureaus =
    [
        ("公安局", "公安"), ("农业农村局", "农业农村"), ("退役军人事务局", "退役军人事务局"), ("市场监督管理局", "市场监管"), ("教育体育局", "教育体育局"), ("卫生健康委员会", "健康"),
        ("应急管理局", "应急"), ("民政局", "民政"), ("融媒体中心", "融媒"), ("自然资源局", "自然资源"), ("住房和城乡建设局", "住建"), ("文化旅游局", "文旅"),
    ];

    private static readonly string[] Towns =
    [
        "新合", "姑塘", "威家", "虞家河", "江桥", "石鼓", "马垅", "大桥", "溪口", "港口", "布甲", "杭口", "黄港", "漫江", "复原", "山口", "征村", "东港", "四都", "太阳升",
        "马当", "芙蓉", "棉船", "黄岭", "天红", "杨梓", "左里", "徐埠", "苏山", "春桥", "蔡岭", "鸣山", "万户", "南峰", "芗溪", "夏畈", "横港", "范镇", "洪下", "高丰",
        "肇陈", "花园", "南义", "乐园", "磨溪", "爱民", "丰林", "车桥", "林泉", "吴山", "聂桥", "邹桥", "塘山", "河东", "宋溪", "罗坪", "鲁溪", "澧溪", "杨洲", "清江",
    ];

    private static readonly string[] Bodies =
        ["人民政府", "派出所", "卫生院", "中心小学", "司法所", "便民服务中心", "综合执法队", "市场监管分局", "农业服务中心", "文化站", "财政所", "林业站", "水务站", "自然资源所", "敬老院", "退役军人服务站"];

    /// <summary>In a fixed order; the first two hundred and more are those of a whole city.</summary>
    public static IReadOnlyList<AccountUnit> All { get; } = [.. City(), .. Below(), .. InTowns()];

    /// <summary>A unit that the list need not have.</summary>
    public static AccountUnit Named(string name)
    {
        if (All.FirstOrDefault(unit => unit.Name == name) is { } known) return known;
        var county = Array.Find(Counties, county => name.StartsWith(county, StringComparison.Ordinal));
        return new AccountUnit(name, county ?? (name.StartsWith("九江经济技术开发区", StringComparison.Ordinal) ? "九江经济技术开发区" : null), "部门", name);
    }

    private static IEnumerable<AccountUnit> City() =>
        CitySites.All.DistinctBy(site => site.Unit, StringComparer.Ordinal).Select(site => new AccountUnit(site.Unit, null, KindOf(site), site.Name));

    private static string KindOf(SiteSeed site) => (site.Kind, site.Unit) switch
    {
        ("门户", "九江市人民政府办公室") => "部门",
        ("门户", _) => "县（市、区）",
        var (kind, _) => kind,
    };

    private static IEnumerable<AccountUnit> Below() =>
        from bureau in Bureaus
        from county in Counties
        select new AccountUnit(county + bureau.Bureau, county, "部门", county + bureau.Short);

    private static IEnumerable<AccountUnit> InTowns() =>
        from body in Bodies
        from town in Towns
        from county in Counties
        select new AccountUnit($"{county}{town}镇{body}", county, "乡镇单位", $"{county}{town}{body}");
}
