package violation.api.account;

public final class TalkativeClass {
    public void tell() {
        System.out.println("here I am");
    }
}
