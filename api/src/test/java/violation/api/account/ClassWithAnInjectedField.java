package violation.api.account;

import org.springframework.beans.factory.annotation.Autowired;

public class ClassWithAnInjectedField {
    @Autowired
    public Object field = "";
}
