//! Tables of something else are refused whole, in one line.

use super::read;
use crate::input::context::Context;
use crate::input::table::read_csv;
use crate::language::Language;

#[test]
fn tables_of_something_else() {
    for text in [
        // An order list, an address book, a sensor's log, prices, books, news, a dictionary of an interface.
        "订单号,下单时间,收货人,金额\n202601050001,2026-01-05 12:30,张三,128.00\n202601050002,2026-01-05 12:31,李四,64.00\n",
        "202601050001,2026-01-05 12:30,张三,128.00\n202601050002,2026-01-05 12:31,李四,64.00\n",
        "姓名,电话,地址\n张三,13800000000,北京市朝阳区\n李四,13900000000,上海市浦东新区\n",
        "张三,13800000000,北京市朝阳区\n李四,13900000000,上海市浦东新区\n",
        "2026-01-05T12:30:00,21.5,40\n2026-01-05T12:31:00,21.6,41\n",
        "timestamp,temperature,humidity\n1,21.5,40\n2,21.6,41\n",
        "编号,名称,类型,价格\n1,苹果,水果,5.00\n2,白菜,蔬菜,2.00\n",
        "苹果,红富士,5.00\n白菜,大白菜,2.00\n",
        "标题,作者,日期\n小王子,圣埃克苏佩里,1943\n红楼梦,曹雪芹,1791\n三体,刘慈欣,2008\n老人与海,海明威,1952\n",
        "id,title,content,created_at\n1,春天来了,今天天气很好。,2026\n2,夏天来了,今天很热。,2026\n",
        "参数名,类型,必填,说明,示例值\nuserId,string,是,用户编号,10001\npageSize,int,否,每页条数,20\n",
        "关键词,搜索量,排名\n手机,1000,1\n电脑,900,2\n",
        "标题,关键词,描述\n首页,手机电脑,卖手机的\n关于我们,公司,公司介绍\n联系我们,电话,地址\n手机,手机,手机\n",
        "a,b,c\n1,2,3\n4,5,6\n",
        "关于放假的通知,办公室,2026-01-05\n关于开会的通知,办公室,2026-01-06\n",
    ] {
        let batch = read(text);
        assert_eq!(
            (batch.items.len(), batch.errors.len(), batch.foreign),
            (0, 1, true),
            "{text}\n{:#?}",
            batch.items
        );
        assert!(
            batch.errors[0]
                .message
                .starts_with("the table does not look like drafts"),
            "{text}"
        );
        assert_eq!(batch.notes, [], "{text}");
    }
}

#[test]
fn libraries_have_ids_and_titles() {
    for (text, expected) in [
        ("x1,甲通知\nx2,乙提醒\n", Some((Some("x1"), "甲通知"))),
        ("1,甲通知\n2,乙提醒\n", Some((Some("1"), "甲通知"))),
        ("编号,标题\n1,甲通知\n", Some((Some("1"), "甲通知"))),
        ("标题,发布日期\n甲通知,2026-01-05\n", Some((None, "甲通知"))),
        (
            "甲通知,2026-01-05\n乙提醒,2026-01-06\n丙通知,2026-01-07\n",
            Some((None, "甲通知")),
        ),
        ("张三,13800000000\n李四,13900000000\n", None),
    ] {
        let mut context = Context::new(None, Language::En).for_library();
        let batch = read_csv(text.as_bytes(), &mut context);
        let first = batch
            .templates()
            .next()
            .map(|(_, template)| (template.id.as_deref(), template.title.as_str()));
        assert_eq!(first, expected, "{text}");
        assert_eq!(batch.foreign, expected.is_none(), "{text}");
    }
}
