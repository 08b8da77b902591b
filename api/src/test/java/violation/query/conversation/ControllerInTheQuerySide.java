package violation.query.conversation;

import org.springframework.web.bind.annotation.RestController;

@RestController
public class ControllerInTheQuerySide {}
