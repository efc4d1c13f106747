namespace FreshnessCrawler.Worker.Columns;

/// <summary>The words by which entries of a navigation are told apart from columns.</summary>
internal static class KindWords
{
    /// <summary>Told by a part of the name, the earlier row first. What names a list of news, notices or policies is none of them.</summary>
    public static readonly (ColumnKind Kind, string Reason, string[] Words)[] Parts =
    [
        (ColumnKind.Login, "登录、邮箱或用户中心", ["登录", "登陆", "用户注册", "会员注册", "用户中心", "个人中心", "邮箱", "邮件系统", "办公系统", "后台管理", "内网"]),
        (ColumnKind.Language, "其他语言或字体的版本", ["English", "英文", "英语", "繁体", "繁體", "简体", "日本語", "日文", "한국", "韩文", "Русск", "俄文", "Français", "法文", "Deutsch", "德文", "藏文", "蒙文", "维文"]),
        (ColumnKind.Tool, "网站辅助功能", ["无障碍", "长者", "适老", "关怀版", "手机版", "移动版", "移动端", "客户端", "微信", "微博", "抖音", "公众号", "二维码", "收藏本", "设为首", "网站地图", "站点地图", "联系我们", "关于我们", "关于本站",
            "本站声明", "网站声明", "免责声明", "版权声明", "版权所有", "隐私", "使用帮助", "网站帮助", "找错", "纠错", "友情链接", "RSS", "新媒体矩阵", "网站矩阵", "返回"]),
        (ColumnKind.DataPlatform, "数据开放平台", ["数据开放", "开放平台", "开放数据", "数据平台"]),
        (ColumnKind.Search, "搜索或查询", ["搜索", "检索", "查询"]),
        (ColumnKind.Calendar, "日历", ["日历", "月历"]),
        (ColumnKind.ServiceHall, "办事大厅或政务服务网", ["办事大厅", "服务大厅", "审批大厅", "政务服务网", "一网通办", "网上办事", "网上办理", "在线办理", "在线办事", "在线申报", "在线申请", "网上申报", "办事服务", "办事平台",
            "办件", "个人办事", "法人办事", "个人服务", "法人服务", "全程网办", "一件事", "赣服通", "预约"]),
        (ColumnKind.Interaction, "互动表单，不是信息列表", ["信箱", "写信", "投诉", "举报", "信访", "留言", "咨询", "12345", "热线", "申请公开", "网上调查", "问卷", "投票", "建言", "献策", "问政", "智能问答"]),
        (ColumnKind.Download, "下载", ["下载"]),
        (ColumnKind.StaticPage, "机构、领导等概况页，不是信息列表", ["机构概况", "机构职能", "机构设置", "机构职责", "机构简介", "内设机构", "直属单位", "直属机构", "下属单位", "组织机构", "组织架构", "领导之窗", "领导信息", "领导班子", "领导分工", "领导介绍",
            "领导简介", "局领导", "市领导", "县领导", "区领导", "院领导", "政府领导", "政府机构", "工作职责", "主要职责", "公开指南", "联系方式", "办公地址", "地理位置", "历史沿革", "电子地图"]),
    ];

    /// <summary>Told by the whole name.</summary>
    public static readonly (ColumnKind Kind, string Reason, string[] Words)[] Wholes =
    [
        (ColumnKind.TopicIndex, "专题目录", ["专题专栏", "专题", "专栏", "专题集锦", "专题报道", "热点专题", "专题聚焦", "专题汇总", "专题栏目", "重点专题", "特色专题"]),
        (ColumnKind.ServiceHall, "办事大厅或政务服务网", ["政务服务", "公共服务", "服务", "办事"]),
        (ColumnKind.Language, "其他语言或字体的版本", ["EN", "En", "繁", "简"]),
        (ColumnKind.Login, "登录、邮箱或用户中心", ["OA", "邮件", "注册"]),
    ];

    /// <summary>Told by the end of the name.</summary>
    public static readonly string[] StaticEndings = ["概况", "概览", "简介", "职能", "职责"];

    /// <summary>Lists that hold a word of a form: what came of the letters, not the form.</summary>
    public static readonly string[] Lists = ["选登", "公开选", "回复", "答复", "反馈", "结果", "统计", "汇总", "公开年报", "典型", "案例", "工作", "常见问题", "办理情况"];

    /// <summary>Parts of addresses, as whole words of them.</summary>
    public static readonly (ColumnKind Kind, string Reason, string[] Words)[] Paths =
    [
        (ColumnKind.Login, "登录、邮箱或用户中心", ["login", "logon", "signin", "register", "usercenter", "passport", "sso", "mail", "webmail"]),
        (ColumnKind.Search, "搜索或查询", ["search", "jsearch", "fullsearch", "sousuo"]),
        (ColumnKind.Calendar, "日历", ["calendar", "rili"]),
        (ColumnKind.Language, "其他语言或字体的版本", ["en", "english", "eng"]),
    ];

    public static readonly string[] Past = ["历史专题", "往期专题", "往期回顾", "专题归档", "专题回顾", "归档专题", "已归档", "过往专题", "以往专题", "专题存档", "已结束"];

    /// <summary>Campaigns that ended years ago everywhere.</summary>
    public static readonly string[] Ended =
    [
        "三严三实", "两学一做", "群众路线", "不忘初心", "先进性教育", "学习实践科学发展观", "创先争优", "党史学习教育", "十八大", "十九大", "抗疫", "抗击疫情", "抗击新冠", "新冠", "扫黑除恶", "营改增", "七人普", "第七次全国人口普查", "第四次全国经济普查",
        "脱贫攻坚战", "精准扶贫",
    ];

    /// <summary>What keeps a campaign of <see cref="Ended"/> alive.</summary>
    public static readonly string[] Continued = ["常态化", "巩固", "长效"];

    public static readonly string[] Topics = ["专题", "专栏", "专项行动", "专项整治", "专项斗争", "主题教育", "学习教育", "主题活动"];

    /// <summary>Ends of the names of offices and places, which on another host are neighbours.</summary>
    public static readonly string[] Offices =
    [
        "局", "委", "办", "厅", "院", "部", "处", "站", "所", "中心", "大队", "支队", "总队", "政府", "政府网", "县", "区", "市", "省", "镇", "乡", "街道", "管委会", "委员会", "办公室", "公司", "集团", "医院", "学校", "学院", "大学", "协会", "联合会", "馆", "网", "人大", "政协",
    ];

    /// <summary>First labels of hosts, and words of addresses, of 政府信息公开 platforms.</summary>
    public static readonly string[] Platforms = ["xxgk", "zwgk", "zfxxgk", "gkml", "xxgkml", "zfxxgkml", "gkmlpt", "xxgkpt", "zfxxgkpt", "openinfo", "infoopen", "xxgkml2", "gkgz", "zfgk"];
}
