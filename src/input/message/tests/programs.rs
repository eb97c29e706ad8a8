//! What programs put together in several places.

use super::*;

/// The messages of a program: template, and its values behind `=`, a bare one behind `:`, one that only the program knows
/// behind `?`.
fn told(text: &str) -> Vec<String> {
    let batch = read(text);
    let of_message = |message: &Message| {
        let values = message.entries().iter().map(|entry| {
            let sign = match &entry.given {
                Given::Unknown(_) => '?',
                _ if !entry.wrapped => ':',
                _ => '=',
            };
            format!("{}{sign}{}", entry.key, entry.given.shown().unwrap_or("-"))
        });
        let id = message.template_id.as_deref().unwrap_or("-");
        format!("{id} {}", values.collect::<Vec<_>>().join(","))
    };
    batch.messages().map(|(_, message)| of_message(message)).collect()
}

#[test]
fn what_a_program_puts_in_by_statements_is_one_message() {
    for (text, expected) in [
        (
            "data.thing1 = {value: '甲'};\ndata.time2 = { value: time };",
            "- thing1=甲,time2?time",
        ),
        (
            "data['thing1'].value = x\ndata['thing2'].value = '乙'",
            "- thing1?x,thing2=乙",
        ),
        (
            "const data = {}\ndata.thing1 = {}\ndata.thing1.value = '甲'\ndata.thing1.color = '#fff'\n",
            "- thing1=甲",
        ),
        (
            "data = {}\ndata['thing1'] = {'value': name}  # 名称\ndata['time2'] = {'value': '9:05'}\n\
             body = {'touser': openid, 'template_id': 'T', 'page': 'a', 'data': data}\nrequests.post(url, json=body)",
            "T thing1?name,time2=9:05",
        ),
        (
            "$data['thing1']['value'] = \"单$no\"; $data[\"time2\"] = array('value' => '9:05'); $msg['template_id'] = 'T';\n\
             $msg['touser'] = $openid; $msg['data'] = $data;",
            "T thing1?\"单$no\",time2=9:05",
        ),
        (
            "data := map[string]interface{}{}\ndata[\"thing1\"] = map[string]interface{}{\"value\": \"甲\"}\ndata[\"number2\"] = n\n\
             req.TemplateID = \"T\"\nreq.Data = data",
            "T thing1=甲,number2?n",
        ),
        (
            "const msg = { touser: openid, template_id: 'T', data: {} };\nmsg.data.thing1 = { value: '甲' };\nmsg.data.thing2 = '乙';",
            "T thing1=甲,thing2:乙",
        ),
        (
            "let msg = {\n  touser: openid, template_id: 'T',\n  data: { thing1: { value: '' }, thing2: { value: '乙' } }\n}\nmsg.data.thing1.value = name",
            "T thing1?name,thing2=乙",
        ),
        (
            "const data = { thing1: { value: '甲' } }\nif (late) {\n  data.thing2 = { value: '晚' }\n} else {\n  data.thing2 = { value: note }\n}\n\
             await wx.send({ touser, templateId: 'T', page: 'a', data })",
            "T thing1=甲,thing2=晚",
        ),
        (
            "data[:thing1] = { value: '甲' }\ndata[:thing2] = { value: '乙' }",
            "- thing1=甲,thing2=乙",
        ),
        (
            "data[\"thing1\"] = new Item { Value = \"甲\" };\ndata[\"thing2\"] = new Item(\"乙\");",
            "- thing1=甲,thing2=乙",
        ),
        (
            "$data->thing1->value = '甲'; $data->thing2 = ['value' => $b];",
            "- thing1=甲,thing2?$b",
        ),
    ] {
        assert_eq!(told(text), [expected], "{text}");
    }
    let two = "let data = {}; data.thing1 = {value: '甲'};\ndata = {}; data.thing1 = {value: '乙'}; data.thing2 = {value: '丙'}";
    assert_eq!(told(two), ["- thing1=甲", "- thing1=乙,thing2=丙"]);
    for nothing in [
        "form.name1.value = '甲'; form.date2.value = day; page.url = '/a'",
        "if (data.thing1 == x || data.thing1 === y) {}",
        "data.thing1.value",
        "a.touser = 'o'; a.template_id = 'T'",
    ] {
        assert_eq!(told(nothing), <[String; 0]>::default(), "{nothing}");
    }
    let text = "msg.touser = 'o'\nmsg.page = '/a'\nmsg.data.thing1 = { color: c,\n  value: '甲' }";
    let batch = read(text);
    let (_, message) = batch.messages().next().expect("there is one");
    for (field, place) in [
        ("page", ":2:12"),
        ("data.thing1", ":3:10"),
        ("data.thing1.value", ":4:10"),
    ] {
        let field: Field = field.parse().expect("it is a field");
        let at = message.at(field).map(|at| at.to_string());
        assert_eq!(at.as_deref(), Some(place), "{field}");
    }
    assert_eq!(
        message.to_json(),
        r#"{"touser":"o","page":"/a","data":{"thing1":{"value":"甲","color":{"$expression":"c"}}}}"#
    );
}

#[test]
fn what_a_program_puts_in_by_calls_is_one_message() {
    for (text, expected) in [
        (
            "Map<String, Object> thing1 = new HashMap<>(); thing1.put(\"value\", \"甲\"); data.put(\"thing1\", thing1);\n\
             body.put(\"touser\", openid); body.put(\"template_id\", \"T\"); body.put(\"data\", data);",
            "T thing1=甲",
        ),
        (
            "list.add(MsgData.builder().name(\"thing1\").value(\"甲\").build());\n\
             list.add(MsgData.builder().name(\"time2\").value(DateUtil.now()).build());\n\
             Message.builder().templateId(\"T\").data(list).build();",
            "T thing1=甲,time2?DateUtil.now()",
        ),
        (
            "d.setName(\"thing1\"); d.setValue(\"甲\"); m.addData(d); m.setTemplateId(\"T\");",
            "T thing1=甲",
        ),
        (
            "data = { thing1: { value: \"甲\" }, phrase2: { value: :paid }, time3: { value: Time.now.strftime(\"%F\") } }\n\
             body = { touser: openid, template_id: \"T\", data: data }",
            "T thing1=甲,phrase2?:paid,time3?Time.now.strftime(\"%F\")",
        ),
        // A body that is written as a text.
        (
            "$json = '{\"touser\":\"'.$openid.'\",\"template_id\":\"T\",\"data\":{\"thing1\":{\"value\":\"'.$name.'\"},\"thing2\":{\"value\":\"甲\"}}}';",
            "T thing1?'.$name.',thing2=甲",
        ),
        (
            "String s = \"{\\\"touser\\\":\\\"\" + openid + \"\\\",\\\"template_id\\\":\\\"T\\\",\" +\n  \"\\\"data\\\":{\\\"thing1\\\":{\\\"value\\\":\\\"\" + o.name() + \"\\\"},\\\"thing2\\\":{\\\"value\\\":\\\"甲\\\"}}}\";",
            "T thing1?'+o.name()+',thing2=甲",
        ),
    ] {
        assert_eq!(told(text), [expected], "{text}");
    }
    // Whom it goes to is said by a call as well, most often by a variable.
    for text in [
        "Message.builder().toUser(\"o\").templateId(\"T\").build(); m.addData(new MsgData(\"thing1\", \"甲\"));",
        "m.setToUser(user.getOpenid()); m.setTemplateId(\"T\"); m.addData(new MsgData(\"thing1\", \"甲\"));",
    ] {
        let batch = read(text);
        let receivers: Vec<bool> = batch
            .messages()
            .map(|(_, message)| message.to.is_some() || message.has("touser"))
            .collect();
        assert_eq!(
            (told(text), receivers),
            (vec!["T thing1=甲".to_owned()], vec![true]),
            "{text}"
        );
    }
    // What stands between such quotes and says no name is a text.
    assert_eq!(told("{data: {thing1: {value: \"甲'...'乙\"}}}"), ["- thing1=甲'...'乙"]);
}

#[test]
fn what_is_put_in_alone_belongs_to_the_message_of_its_variable() {
    for (text, expected) in [
        (
            "const data = { thing1: { value: 'a' } };\ndata.time2 = { value: '10:00' };\nsend({ touser: u, template_id: 'T', data })",
            "T thing1=a,time2=10:00",
        ),
        (
            "const data = { thing1: { value: 'a' }, time2: { value: '' } };\ndata.time2.value = '明天';\nsend({ touser: u, template_id: 'T', data })",
            "T thing1=a,time2=明天",
        ),
        (
            "$data = ['thing1' => ['value' => 'a']];\n$data['name2'] = ['value' => '张三'];\nsend(['touser' => $u, 'template_id' => 'T', 'data' => $data]);",
            "T thing1=a,name2=张三",
        ),
    ] {
        assert_eq!(told(text), [expected], "{text}");
    }
    // What a form holds is no message.
    assert_eq!(
        told("form.name1 = 'a';\nsend({ touser: u, template_id: 'T', data: { thing1: { value: 'b' } } })"),
        ["T thing1=b"]
    );
    assert!(told("form.name1 = 'a'; form.date2 = 'b';").is_empty());
}

#[test]
fn maps_of_kotlin_are_read() {
    for (text, expected) in [
        (
            "val body = mapOf(\"touser\" to openid, \"template_id\" to \"T\",\n  \"data\" to mapOf(\"thing1\" to mapOf(\"value\" to \"甲\"), \"time2\" to mapOf(\"value\" to now())))",
            "T thing1=甲,time2?now()",
        ),
        (
            "fun send() {\n  val data = mutableMapOf<String, Any>(\"thing1\" to hashMapOf(\"value\" to \"甲\"), \"thing2\" to \"乙\",)\n}",
            "- thing1=甲,thing2:乙",
        ),
    ] {
        assert_eq!(told(text), [expected], "{text}");
    }
    assert!(told("mapOf(\"thing1\" to mapOf(\"value\" to").is_empty());
}

#[test]
fn symbols_of_ruby_are_names() {
    let printed =
        "{:touser=>\"o\", :template_id=>\"T\", :data=>{:thing1=>{:value=>\"甲\"}, :time2 => {:value => now}}}";
    assert_eq!(told(printed), ["T thing1=甲,time2?now"]);
}

#[test]
fn messages_are_read_as_programs_print_them_and_as_forms_carry_them() {
    for (text, expected) in [
        (
            "12:00 send {ToUser:o TemplateID:T Page: Data:map[thing1:{Value:甲 乙} time2:{Value:2026-01-05 15:01}]}\n",
            "T thing1=甲 乙,time2=2026-01-05 15:01",
        ),
        (
            "a\n12:00 map[data:map[thing1:map[value:甲]] template_id:T touser:o]\nb",
            "T thing1=甲",
        ),
        (
            "send WxMessage(toUser=o, templateId=T, page=null, data=[MsgData(name=thing1, value=甲)], lang=zh_CN)",
            "T thing1=甲",
        ),
        (
            "body: {touser=o, template_id=T, data={thing1={value=甲}}}",
            "T thing1=甲",
        ),
        (
            "Array\n(\n    [touser] => o\n    [template_id] => T\n    [data] => Array\n        (\n            [thing1] => Array\n                (\n                    [value] => 甲\n                )\n\n        )\n\n)\n",
            "T thing1=甲",
        ),
        (
            "POST /send?body=%7B%22touser%22%3A%22o%22%2C%22template_id%22%3A%22T%22%2C%22data%22%3A%7B%22thing1%22%3A%7B%22value%22%3A%22%E7%94%B2+1%22%7D%7D%7D&n=1",
            "T thing1=甲 1",
        ),
        (
            "touser=o&template_id=T&data=%7B%22thing1%22%3A%7B%22value%22%3A%22a%22%7D%7D",
            "- thing1=a",
        ),
    ] {
        assert_eq!(told(text), [expected], "{text}");
        assert_eq!(read(text).all_errors(), Vec::<&InputError>::new(), "{text}");
    }
}

#[test]
fn why_a_program_cannot_be_read_is_told() {
    for (text, messages, expected) in [
        (
            "{\"touser\":\"o\",\"template_id\":\"T\" \"data\":{\"thing1\":{\"value\":\"甲\"}}}",
            1,
            "m:1:33: a comma is missing before",
        ),
        (
            "{\"touser\":\"o\",\"data\":{\"thing1\":{\"value\":“甲”}}}",
            0,
            "m:1:41: expected a value",
        ),
        (
            "const data = build(order)\nawait wx.send({ touser, templateId: 'T', data })",
            0,
            "m:2: the data here is \"data\", which the program makes",
        ),
    ] {
        let batch = read(text);
        let errors: Vec<String> = batch.all_errors().into_iter().map(ToString::to_string).collect();
        assert_eq!(batch.messages().count(), messages, "{text}");
        assert!(
            errors.len() == 1 && errors[0].starts_with(expected),
            "{text}: {errors:?}"
        );
    }
}
