package violation.event.message;

import org.springframework.context.ApplicationContext;

public record EventThatKnowsSpring(ApplicationContext context) {}
