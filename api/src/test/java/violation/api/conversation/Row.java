package violation.api.conversation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Row {
    @Id
    public String id = "";
}
