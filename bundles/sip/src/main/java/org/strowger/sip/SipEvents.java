package org.strowger.sip;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.event.EventDeclaration;
import org.strowger.api.event.EventType;
import org.strowger.api.sip.MessageEvent;
import org.strowger.api.sip.RegistrationEvent;
import org.strowger.api.sip.SecurityEvent;
import org.strowger.api.sip.SubscriptionEvent;

/** The events of SIP, for those who choose among them. */
@Component
public final class SipEvents implements EventDeclaration {
    @Override
    public List<EventType> types() {
        List<EventType> types = new ArrayList<>();
        Class<RegistrationEvent> registration = RegistrationEvent.class;
        types.add(type("registration.registered", "A phone registered", "话机已注册", registration));
        types.add(type("registration.refreshed", "A phone renewed its registration", "话机已刷新注册", registration));
        types.add(type("registration.unregistered", "A phone unregistered", "话机已注销", registration));
        types.add(type("registration.expired", "A registration has expired", "注册已过期", registration));
        types.add(type("registration.reachable", "A phone can be reached again", "话机恢复可达", registration));
        types.add(type("registration.unreachable", "A phone cannot be reached", "话机不可达", registration));
        Class<SubscriptionEvent> subscription = SubscriptionEvent.class;
        types.add(type("subscription.started", "A subscription began", "订阅开始", subscription));
        types.add(type("subscription.unsubscribed", "A phone ended its subscription", "话机取消订阅", subscription));
        types.add(type("subscription.expired", "A subscription has expired", "订阅已过期", subscription));
        types.add(type("subscription.lost", "A phone does not answer to what it is told", "话机不响应通知", subscription));
        types.add(type("subscription.terminated", "A subscription was ended by the system", "系统终止订阅", subscription));
        types.add(type("message.delivered", "An instant message was passed on", "即时消息已送达", MessageEvent.class));
        types.add(type("message.failed", "An instant message could not be passed on", "即时消息发送失败", MessageEvent.class));
        Class<SecurityEvent> security = SecurityEvent.class;
        types.add(type("security.passwords_tried", "One address tries passwords", "某地址在尝试密码", security));
        types.add(
                type("security.account_attacked", "The password of an extension is being tried", "分机密码正被尝试", security));
        types.add(type("security.impersonation", "An extension called itself another one", "分机冒用他人号码", security));
        return types;
    }

    private static EventType type(String name, String en, String zh, Class<? extends DomainEvent> event) {
        return new EventType(name, Text.of(en, zh), event);
    }
}
