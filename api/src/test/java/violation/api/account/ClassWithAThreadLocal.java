package violation.api.account;

public final class ClassWithAThreadLocal {
    public static final ThreadLocal<String> WHO = new ThreadLocal<>();
}
