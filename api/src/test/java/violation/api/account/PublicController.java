package violation.api.account;

import org.springframework.web.bind.annotation.RestController;

@RestController
public class PublicController {}
